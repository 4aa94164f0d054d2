// Facts of many units as one index, and the slices of it. Merging is a union of
// sets: order and grouping change no byte. What does not fit into memory is kept in
// files beside the result meanwhile.
#ifndef STABLEID_TOOLS_MERGE_H
#define STABLEID_TOOLS_MERGE_H

#include "core/project/ProjectFile.h"
#include <optional>
#include <string>
#include <vector>

namespace stableid {

class Merge {
public:
  /// At most \p MaxFacts facts are in memory at a time.
  explicit Merge(std::string Result, size_t MaxFacts = size_t(4) << 20)
      : Result(std::move(Result)), MaxFacts(MaxFacts) {}
  ~Merge();
  Merge(const Merge &) = delete;
  Merge &operator=(const Merge &) = delete;

  /// Adds facts, or an index. The error is a sentence.
  llvm::Error add(llvm::StringRef Path);
  llvm::Error add(llvm::StringRef Bytes, llvm::StringRef Name);
  /// Writes the index. \p Complete: the units are all that the program has.
  llvm::Error write(bool Complete);
  /// The index in memory, for what is small.
  std::string bytes(bool Complete);

  size_t units() const { return Head.Units.size(); }

private:
  llvm::Error spill();
  void tidy();

  const std::string Result;
  const size_t MaxFacts;
  std::optional<std::string> First; ///< a file whose tool all must have
  ProjectFile Head;
  ProjectFacts Facts;
  std::vector<std::string> Runs; ///< files, each sorted
};

/// The slice of \p Index for the unit of \p Unit.
ProjectFile sliceOf(const ProjectFile &Index, const ProjectFile &Unit);

/// The files that are \p Given, those in a list behind '@' among them.
llvm::Expected<std::vector<std::string>>
listedFiles(llvm::ArrayRef<llvm::StringRef> Given);

/// Writes \p Bytes whole or not at all.
llvm::Error writeBytes(llvm::StringRef Path, llvm::StringRef Bytes);

} // namespace stableid

#endif // STABLEID_TOOLS_MERGE_H
