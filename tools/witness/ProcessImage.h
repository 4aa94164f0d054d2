// A process as it lies in memory: its files, and what is at an address.
#ifndef STABLEID_TOOLS_WITNESS_PROCESSIMAGE_H
#define STABLEID_TOOLS_WITNESS_PROCESSIMAGE_H

#include "Testimony.h"

namespace stableid {

/// The marks that <stableid/witness.h> leaves in a file for tracers.
struct WitnessMarks {
  std::string File; ///< as this process can open it
  bool Names = false, Forgets = false;
};

class ProcessImage {
public:
  explicit ProcessImage(unsigned Pid);

  unsigned pid() const { return Pid; }

  /// The process is there, and may be looked at.
  bool readable() const { return !Maps.empty(); }

  /// The file with its malloc, as this process can open it; or an empty path.
  std::string allocator() const;
  std::vector<WitnessMarks> marks() const;

  /// A text of the process; empty where it is not to be read any more.
  std::string textAt(uint64_t Address) const;
  /// The file at a return address, and where in it.
  WitnessFrame frameAt(uint64_t Address);

private:
  struct Map {
    uint64_t Begin, End;
    bool Runs; ///< code lies there
    std::string File;
  };

  void readMaps();
  const Map *mapAt(uint64_t Address) const;
  /// A path may mean another file there, as in a container.
  std::string opened(llvm::StringRef File) const;

  unsigned Pid;
  std::vector<Map> Maps;
};

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_PROCESSIMAGE_H
