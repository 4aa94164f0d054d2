// The subcommands of the program stableid, one file each. Main.cpp has the
// table that names them.
#ifndef STABLEID_TOOLS_COMMANDS_H
#define STABLEID_TOOLS_COMMANDS_H

#include "Arguments.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

namespace stableid {

/// What every subcommand ends with.
enum ExitStatus { NothingFound = 0, Found = 1, CouldNot = 2 };

/// One sentence on stderr, and the status that says that nothing was done.
int refuse(const llvm::Twine &Sentence);

struct Command {
  llvm::StringLiteral Name;
  llvm::StringLiteral Summary;  ///< in the list of all commands
  llvm::StringLiteral Operands; ///< behind the name, in its usage
  llvm::StringLiteral Purpose;  ///< in its own --help
  bool Scans;                   ///< has the options of Request, too
  llvm::ArrayRef<OptionRow> Options;
  int (*Run)(const Arguments &Given);
};

extern const Command ScanCommand, BaselineCommand, ExplainCommand, DoctorCommand,
    ReportCommand, CompletionCommand, WhyCommand, InitCommand, FactsCommand,
    MergeCommand, JudgeCommand, WitnessCommand;

llvm::ArrayRef<const Command *> allCommands();
/// Every option that \p C takes, those of a scan among them.
std::vector<OptionRow> optionsOf(const Command &C);

} // namespace stableid

#endif // STABLEID_TOOLS_COMMANDS_H
