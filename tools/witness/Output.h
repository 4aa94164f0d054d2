// What the witness saw, written for people, as lines of JSON, and for Prometheus.
#ifndef STABLEID_TOOLS_WITNESS_OUTPUT_H
#define STABLEID_TOOLS_WITNESS_OUTPUT_H

#include "Testimony.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace stableid {

/// The sites that were asked for; all, where none was.
class WantedSites {
public:
  void add(llvm::StringRef File, unsigned Line, std::string Said = "");

  bool any() const { return !Places.empty(); }
  bool has(const WitnessSite &Site) const;
  /// Places that were asked for and at which no identity was named.
  std::vector<std::string> unseen(const Testimony &T) const;

private:
  struct Place {
    std::string File;
    unsigned Line;
    std::string Said; ///< of a finding: its message
  };
  std::vector<Place> Places;
};

void writeText(const Testimony &T, const WantedSites &Wanted,
               llvm::raw_ostream &Out);
void writeJsonLines(const Testimony &T, const WantedSites &Wanted,
                    llvm::raw_ostream &Out);
/// The counts of all sites, for the folder that node_exporter reads.
void writePrometheus(const Testimony &T, llvm::raw_ostream &Out);

/// One line, for an alert while the program runs.
void writeAlert(const WitnessEvent &Event, llvm::raw_ostream &Out);

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_OUTPUT_H
