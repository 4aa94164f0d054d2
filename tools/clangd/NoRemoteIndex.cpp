// Stands in for clangd's client of a remote index where gRPC is missing.
#include "llvm/ADT/StringRef.h"
#include <cstdio>
#include <memory>

namespace clang::clangd {

class SymbolIndex {
public:
  virtual ~SymbolIndex();
};

namespace remote {

// clangd takes null for an index that holds nothing.
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef Address,
                                       llvm::StringRef /*ProjectRoot*/) {
  std::fprintf(stderr,
               "stableid-clangd is built without gRPC: the remote index at "
               "'%s' is not used\n",
               Address.str().c_str());
  return nullptr;
}

} // namespace remote
} // namespace clang::clangd
