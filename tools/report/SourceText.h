// A file of the sources as reports show it: its lines, and the columns of other
// formats. Sources may have gone since the scan; then there are no lines.
#ifndef STABLEID_TOOLS_SOURCETEXT_H
#define STABLEID_TOOLS_SOURCETEXT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace stableid {

class SourceText {
public:
  explicit SourceText(llvm::StringRef Contents);

  unsigned lineCount() const { return Starts.size(); }
  /// Line \p Number, counted from 1, without its end; empty beyond the last.
  llvm::StringRef line(unsigned Number) const;
  /// The line that byte \p Offset is on, and where that line begins.
  unsigned lineAt(unsigned Offset) const;
  unsigned startOf(unsigned Number) const { return Starts[Number - 1]; }
  /// A column counted in bytes, counted in characters instead.
  unsigned characterColumn(unsigned Line, unsigned ByteColumn) const;
  llvm::StringRef contents() const { return Contents; }

private:
  llvm::StringRef Contents;
  std::vector<unsigned> Starts;
};

/// Reads each file once; null where it cannot be read.
class SourceFiles {
public:
  /// Where \p Below is given, what lies outside of that folder, links resolved,
  /// cannot be read.
  explicit SourceFiles(llvm::StringRef Below = {});
  const SourceText *find(llvm::StringRef File);

private:
  struct Entry {
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    std::unique_ptr<SourceText> Text;
  };
  bool mayRead(llvm::StringRef File) const;

  std::string Below; ///< its real path; empty: everything may be read
  std::map<std::string, Entry, std::less<>> Entries;
};

} // namespace stableid

#endif // STABLEID_TOOLS_SOURCETEXT_H
