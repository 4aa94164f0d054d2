// The two names that clang looks for in a plugin of the static analyzer.
#include "Checkers.h"
#include "clang/Basic/Version.h"

extern "C" {

[[gnu::visibility("default")]] extern const char
    clang_analyzerAPIVersionString[];
/// Compared byte by byte with the analyzer's own.
const char clang_analyzerAPIVersionString[] = CLANG_ANALYZER_API_VERSION_STRING;

[[gnu::visibility("default")]] void
clang_registerCheckers(clang::ento::CheckerRegistry &Registry) {
  stableid::registerCheckers(Registry);
}

} // extern "C"
