// stableid-clangd: clangd's own main, which finds our checks linked in beside
// clang-tidy's (clangd cannot load a module). Shown.cpp makes it show them.
#include "../scan/Installation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdlib>
#include <string>

using namespace stableid;

// LLVM's development package has clangd's libraries, but not their headers.
namespace clang::clangd {
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

/// The user says where clang's own headers are.
static bool namesResourceDir(llvm::ArrayRef<char *> Args) {
  const char *Flags = std::getenv("CLANGD_FLAGS");
  return llvm::StringRef(Flags ? Flags : "").contains("-resource-dir") ||
         llvm::any_of(Args, [](llvm::StringRef Arg) {
           return Arg.ltrim('-').split('=').first == "resource-dir";
         });
}

int main(int argc, char *argv[]) {
  llvm::SmallVector<char *> Args(argv, argv + argc);
  std::string ResourceDir = "--resource-dir=" + resourceFolder().str();
  if (!namesResourceDir(Args))
    Args.insert(Args.begin() + 1, ResourceDir.data());
  Args.push_back(nullptr);
  return clang::clangd::clangdMain(int(Args.size()) - 1, Args.data());
}
