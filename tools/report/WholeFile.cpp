// A file that is written whole or not at all. See WholeFile.h.
#include "WholeFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include <unistd.h>

using namespace stableid;
namespace fs = llvm::sys::fs;
using llvm::StringRef;

static std::error_code finish(llvm::raw_fd_ostream &Out) {
  Out.close();
  std::error_code Error = Out.error();
  Out.clear_error();
  return Error;
}

static std::error_code
writeInPlace(StringRef Path,
             llvm::function_ref<void(llvm::raw_ostream &)> Write) {
  std::error_code Error;
  llvm::raw_fd_ostream Out(Path, Error);
  if (Error)
    return Error;
  Write(Out);
  return finish(Out);
}

std::error_code
stableid::writeWhole(StringRef Path,
                     llvm::function_ref<void(llvm::raw_ostream &)> Write) {
  if (Path == "-") {
    Write(llvm::outs());
    llvm::outs().flush();
    std::error_code Error = llvm::outs().error();
    llvm::outs().clear_error();
    return Error;
  }
  // What a link names, not the link.
  llvm::SmallString<256> Real;
  if (fs::real_path(Path, Real))
    Real = Path;
  fs::file_status Before;
  bool Exists = !fs::status(Real, Before);
  // A device, a file of many names and one of somebody else stay what they are.
  if (Exists && (!fs::is_regular_file(Before) || Before.getLinkCount() > 1 ||
                 Before.getUser() != geteuid()))
    return writeInPlace(Real, Write);
  // A file that may not be written is not to be replaced either.
  if (Exists)
    if (std::error_code Error = fs::access(Real, fs::AccessMode::Write))
      return Error;
  llvm::SmallString<256> Temporary;
  int FD;
  if (fs::createUniqueFile(Real + ".%%%%%%%%.new", FD, Temporary))
    return writeInPlace(Real, Write);
  llvm::raw_fd_ostream Out(FD, /*shouldClose=*/true);
  Write(Out);
  std::error_code Error = finish(Out);
  if (!Error && Exists)
    Error = fs::setPermissions(Temporary, Before.permissions());
  if (!Error)
    Error = fs::rename(Temporary, Real);
  if (Error)
    fs::remove(Temporary);
  return Error;
}
