// The findings that are known: of a baseline file, or of an earlier state of the
// sources. They are known by their file, by what they say and by the text of their
// line, so that they stay known when lines move.
#ifndef STABLEID_TOOLS_BASELINE_H
#define STABLEID_TOOLS_BASELINE_H

#include "FileStore.h"
#include "report/Report.h"
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace stableid {

class Baseline {
public:
  /// Files are written below \p Root without it.
  explicit Baseline(llvm::StringRef Root = {}) : Root(Root) {}
  static llvm::Expected<Baseline> read(llvm::StringRef Path,
                                       llvm::StringRef Root);
  /// How many findings were added and not taken.
  unsigned left() const;
  void write(llvm::raw_ostream &Out) const;

  void add(const ReportFinding &F, FileStore &Files);
  /// True if \p F is known; a finding that is known once is taken once. One whose
  /// file has gone is known wherever it is now.
  bool take(const ReportFinding &F, FileStore &Files);
  /// Takes over the reasons that \p Before gives for findings of this one.
  void keepReasons(Baseline &Before);

private:
  struct Entry {
    std::string Check, Message, File, Line;
    bool operator<(const Entry &O) const {
      return std::tie(Check, Message, Line, File) <
             std::tie(O.Check, O.Message, O.Line, O.File);
    }
  };
  /// Why it is accepted, for each finding that the entry stands for.
  using Reasons = std::vector<std::string>;

  Entry entryOf(const ReportFinding &F, FileStore &Files) const;
  std::map<Entry, Reasons>::iterator find(const Entry &E);
  bool isGone(llvm::StringRef File) const;

  std::string Root;
  bool NamesOnly = false; ///< as version 1 of the file had it: without folders
  std::map<Entry, Reasons> Known;
};

} // namespace stableid

#endif // STABLEID_TOOLS_BASELINE_H
