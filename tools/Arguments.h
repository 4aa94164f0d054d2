// The arguments of a subcommand: a table of its options, read against what the
// user typed. An unknown one is a sentence that names those there are.
#ifndef STABLEID_TOOLS_ARGUMENTS_H
#define STABLEID_TOOLS_ARGUMENTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <string>
#include <vector>

namespace stableid {

struct OptionRow {
  llvm::StringLiteral Name;  ///< "-p", "--format"
  llvm::StringLiteral Value; ///< "DIR"; empty for a switch
  llvm::StringLiteral Help;
};

class Arguments {
public:
  /// Reads "--name VALUE", "--name=VALUE", "-jN" and paths; "--" ends options, and
  /// where the table has a row of that name, paths.
  static llvm::Expected<Arguments> read(llvm::ArrayRef<llvm::StringRef> Args,
                                        llvm::ArrayRef<OptionRow> Table);

  bool has(llvm::StringRef Name) const { return Values.count(Name); }
  /// The last value that was given.
  std::optional<std::string> value(llvm::StringRef Name) const;
  llvm::ArrayRef<std::string> values(llvm::StringRef Name) const;
  /// The value as a number, \p Default if it is not given.
  llvm::Expected<unsigned> number(llvm::StringRef Name, unsigned Default) const;
  llvm::ArrayRef<llvm::StringRef> paths() const { return Paths; }
  /// What stands behind "--", for a subcommand with such a row.
  const std::optional<std::vector<llvm::StringRef>> &flags() const {
    return Flags;
  }

  static void help(llvm::ArrayRef<OptionRow> Table, llvm::raw_ostream &Out);

private:
  llvm::StringMap<std::vector<std::string>> Values;
  std::vector<llvm::StringRef> Paths;
  std::optional<std::vector<llvm::StringRef>> Flags;
};

} // namespace stableid

#endif // STABLEID_TOOLS_ARGUMENTS_H
