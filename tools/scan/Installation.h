// The files that lie beside the program: its siblings in bin, and clang's own headers.
// A folder of programs can be moved, so each is looked for from the running program.
#ifndef STABLEID_TOOLS_INSTALLATION_H
#define STABLEID_TOOLS_INSTALLATION_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace stableid {

/// The file of the running program, with symbolic links followed.
const std::string &runningProgram();

/// A file of this installation, given by its path relative to the folder of the
/// running program.
std::string beside(llvm::StringRef Relative);

/// The folder of clang's own headers: lib/stableid/clang/MAJOR or lib/clang/MAJOR
/// beside bin, as in a release and in an installation of LLVM, or else that of the
/// clang that was built with.
llvm::StringRef resourceFolder();

} // namespace stableid

#endif // STABLEID_TOOLS_INSTALLATION_H
