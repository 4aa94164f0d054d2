// The lines that bpftrace prints while it watches a process, read as they come.
#ifndef STABLEID_TOOLS_WITNESS_TRACEREADER_H
#define STABLEID_TOOLS_WITNESS_TRACEREADER_H

#include "ProcessImage.h"
#include "Testimony.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace stableid {

class TraceReader {
public:
  explicit TraceReader(ProcessImage &Image) : Image(Image) { Seen.Heap = true; }

  /// Whole lines. \p Told gets each event that ends in them.
  void read(llvm::StringRef Lines,
            llvm::function_ref<void(const WitnessEvent &)> Told);

  /// All probes were in place.
  bool started() const { return Started; }
  /// Events that the kernel sent, and nobody read before bpftrace ended.
  uint64_t missing() const {
    return Sent > Seen.Events.size() ? Sent - Seen.Events.size() : 0;
  }

  Testimony Seen;

private:
  void beginEvent(llvm::StringRef Words);
  void addSite(llvm::StringRef Words);
  void addCount(llvm::StringRef Line);
  void addFrame(llvm::StringRef Line);
  WitnessSite siteOf(int64_t Id) const;

  ProcessImage &Image;
  std::map<int64_t, WitnessSite> Sites;
  WitnessEvent Event;
  std::vector<WitnessFrame> *Stack = nullptr;
  bool Started = false;
  uint64_t Sent = 0;
};

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_TRACEREADER_H
