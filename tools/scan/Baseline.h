// The findings that are known: of a baseline file, or of an earlier state of the
// sources. They are known by what they say and by the text of their line, so that
// they stay known when lines move.
#ifndef STABLEID_TOOLS_BASELINE_H
#define STABLEID_TOOLS_BASELINE_H

#include "FileStore.h"
#include "report/Report.h"
#include <map>
#include <tuple>

namespace stableid {

class Baseline {
public:
  static llvm::Expected<Baseline> read(llvm::StringRef Path);
  /// How many findings were added and not taken.
  unsigned left() const;
  void write(llvm::raw_ostream &Out) const;

  void add(const ReportFinding &F, FileStore &Files);
  /// True if \p F is known; a finding that is known once is taken once.
  bool take(const ReportFinding &F, FileStore &Files);
  size_t size() const { return Count; }

private:
  struct Entry {
    std::string Check, Message, File, Line;
    bool operator<(const Entry &O) const {
      return std::tie(File, Check, Message, Line) <
             std::tie(O.File, O.Check, O.Message, O.Line);
    }
  };
  static Entry entryOf(const ReportFinding &F, FileStore &Files);

  std::map<Entry, unsigned> Known;
  size_t Count = 0;
};

} // namespace stableid

#endif // STABLEID_TOOLS_BASELINE_H
