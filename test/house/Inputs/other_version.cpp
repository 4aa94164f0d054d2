// Preloaded into clang-tidy by ../version.test, to make it call itself $PLAYED.
#include <cstdlib>
#include <string>

namespace clang {
std::string getClangFullVersion() { return std::getenv("PLAYED"); }
} // namespace clang
