// The files that lie beside the program. See Installation.h.
#include "Installation.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::string stableid::beside(llvm::StringRef Relative) {
  llvm::SmallString<256> Path(path::parent_path(
      fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&beside))));
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
