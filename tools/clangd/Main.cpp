// stableid-clangd: clangd's own main, which finds our checks linked in beside
// clang-tidy's (clangd cannot load a module). Shown.cpp makes it show them.
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <cstdlib>
#include <string>

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

/// clangd looks for them beside itself, as in an installation of LLVM.
static bool hasResourceDirBeside(const char *Program) {
  static int InThisProgram;
  llvm::SmallString<256> Folder(
      llvm::sys::fs::getMainExecutable(Program, &InThisProgram));
  llvm::sys::path::remove_filename(Folder);
  llvm::sys::path::append(Folder, "..", "lib", "clang",
                          std::to_string(LLVM_VERSION_MAJOR));
  return llvm::sys::fs::is_directory(Folder);
}

int main(int argc, char *argv[]) {
  llvm::SmallVector<char *> Args(argv, argv + argc);
  std::string ResourceDir = "--resource-dir=" STABLEID_RESOURCE_DIR;
  if (!namesResourceDir(Args) && !hasResourceDirBeside(argv[0]))
    Args.insert(Args.begin() + 1, ResourceDir.data());
  Args.push_back(nullptr);
  return clang::clangd::clangdMain(int(Args.size()) - 1, Args.data());
}
