// The subcommands of the program stableid, one file each. Main.cpp has the
// table that names them.
#ifndef STABLEID_TOOLS_COMMANDS_H
#define STABLEID_TOOLS_COMMANDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

namespace stableid {

/// What every subcommand ends with.
enum ExitStatus { NothingFound = 0, Found = 1, CouldNot = 2 };

/// One sentence on stderr, and the status that says that nothing was done.
int refuse(const llvm::Twine &Sentence);

/// Each takes the arguments behind its name.
int runReport(llvm::ArrayRef<llvm::StringRef> Args);
int runScan(llvm::ArrayRef<llvm::StringRef> Args);
int runBaseline(llvm::ArrayRef<llvm::StringRef> Args);
int runExplain(llvm::ArrayRef<llvm::StringRef> Args);
int runDoctor(llvm::ArrayRef<llvm::StringRef> Args);

} // namespace stableid

#endif // STABLEID_TOOLS_COMMANDS_H
