// What the witness saw, as plain data: events with the stacks of both objects, and
// counts by site, of all processes of a run.
#ifndef STABLEID_TOOLS_WITNESS_TESTIMONY_H
#define STABLEID_TOOLS_WITNESS_TESTIMONY_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace stableid {

/// One place in a stack. A module is a file; the offset is one of its addresses.
struct WitnessFrame {
  std::string Module, Symbol;
  uint64_t Offset = 0;
  std::string Function, File; ///< empty: not known
  unsigned Line = 0;
};

/// Where a program says that an address becomes an identity.
struct WitnessSite {
  std::string Name, File;
  unsigned Line = 0;

  bool operator<(const WitnessSite &Other) const {
    return std::tie(File, Line, Name) <
           std::tie(Other.File, Other.Line, Other.Name);
  }
};

struct WitnessObject {
  WitnessSite Site;
  uint64_t Size = 0, Thread = 0; ///< 0: not known
  std::vector<WitnessFrame> Allocated, Named, Freed;
};

struct WitnessEvent {
  std::string Kind; ///< "freed", "given-out", "twice", "dangling"
  uint64_t Pid = 0;
  std::string Address;
  WitnessObject First;
  std::optional<WitnessObject> Second;
};

struct SiteCounts {
  uint64_t Identities = 0, Freed = 0, GivenOut = 0, Twice = 0, Dangling = 0;

  void add(const SiteCounts &Other);
};

struct ClassCounts {
  uint64_t Identities = 0, GivenOut = 0, Twice = 0;
};

struct Testimony {
  std::vector<WitnessEvent> Events;
  std::map<WitnessSite, SiteCounts> Sites;
  std::array<ClassCounts, 32> Classes; ///< blocks of 2^n bytes and more
  uint64_t Evicted = 0, NoRoom = 0, Busy = 0, Lost = 0;
  unsigned Processes = 0;
  bool Heap = false; ///< an allocation passed through the library

  SiteCounts sum() const;
};

/// Reads what processes left in the folder, or write at this moment.
llvm::Expected<Testimony> readTestimony(llvm::StringRef Folder);

/// The counts alone.
void readCounts(llvm::StringRef Folder, Testimony &Into);

/// One line of the events. The name of the site is both objects'.
llvm::Expected<WitnessEvent> readEvent(llvm::StringRef Line);

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_TESTIMONY_H
