// The findings that are known: of a baseline file, or of an earlier state of the
// sources. They are known by their file, by what they say and by the text of their
// line, so that they stay known when lines move.
#ifndef STABLEID_TOOLS_BASELINE_H
#define STABLEID_TOOLS_BASELINE_H

#include "FileStore.h"
#include "report/Report.h"
#include "report/SourceText.h"
#include <map>
#include <memory>
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
  /// How many findings were added and not taken with all of their places.
  unsigned left() const;
  void write(llvm::raw_ostream &Out) const;

  void add(const ReportFinding &F, FileStore &Files);
  /// Marks those that are known; a place that is known once is taken once. One
  /// whose file has gone is known wherever it is now. Of a finding with known
  /// and new places two are made.
  void mark(std::vector<ReportFinding> &Findings, FileStore &Files);
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
  /// A finding as the file has it.
  struct Row {
    std::vector<Entry> Places; ///< the finding's own is the first
    std::string Reason; ///< why it is accepted
    unsigned Left; ///< places that were not taken
  };
  /// The rows that have the entry, by their numbers, each as often as it does.
  using RowsOf = std::vector<size_t>;

  Entry entryOf(llvm::StringRef Check, const ReportPlace &P,
                FileStore &Files) const;
  std::map<Entry, RowsOf>::iterator find(const Entry &E);
  void add(Row R);
  bool take(llvm::StringRef Check, const ReportPlace &P, FileStore &Files);
  bool isGone(llvm::StringRef File) const;
  const SourceText &linesOf(const std::string &File, llvm::StringRef Text) const;

  std::string Root;
  bool NamesOnly = false; ///< as version 1 of the file had it: without folders
  /// The files that were asked for, each split into lines once.
  mutable std::map<std::pair<std::string, const char *>,
                   std::shared_ptr<const SourceText>>
      Lines;
  std::vector<Row> Rows;
  std::map<Entry, RowsOf> Known;
};

} // namespace stableid

#endif // STABLEID_TOOLS_BASELINE_H
