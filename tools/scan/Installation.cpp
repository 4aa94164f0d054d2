// The files that lie beside the program. See Installation.h.
#include "Installation.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <sys/auxv.h>

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

const std::string &stableid::runningProgram() {
  static const std::string File = [] {
    std::string Found = fs::getMainExecutable(
        nullptr, reinterpret_cast<void *>(&runningProgram));
    // LLVM asks /proc, which a bare folder tree does not have; the kernel also
    // says how the program was started.
    auto *Started = reinterpret_cast<const char *>(getauxval(AT_EXECFN));
    llvm::SmallString<256> Real;
    if (Found.empty() && Started && !fs::real_path(Started, Real))
      Found = Real.str().str();
    return Found;
  }();
  return File;
}

std::string stableid::beside(llvm::StringRef Relative) {
  llvm::SmallString<256> Path(path::parent_path(runningProgram()));
  path::append(Path, Relative);
  path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

llvm::StringRef stableid::resourceFolder() {
  static const std::string Folder = [] {
    std::string Major = std::to_string(LLVM_VERSION_MAJOR);
    for (llvm::StringRef Place : {"../lib/stableid/clang/", "../lib/clang/"})
      if (std::string Here = beside((Place + Major).str()); fs::is_directory(Here))
        return Here;
    return std::string(STABLEID_RESOURCE_DIR);
  }();
  return Folder;
}
