// Results of earlier scans, on disk. A result is used only while every answer
// that its unit got from the file system is still the same. Whatever is wrong
// with the cache costs time and never a finding.
#ifndef STABLEID_TOOLS_CACHE_H
#define STABLEID_TOOLS_CACHE_H

#include "Unit.h"
#include <atomic>
#include <mutex>
#include <optional>
#include <string>

namespace stableid {

class Cache {
public:
  /// A cache in \p Folder; none at all if that is empty.
  explicit Cache(std::string Folder);

  struct Hit {
    UnitResult Result;
    /// The files that the unit read.
    std::vector<std::string> Read;
  };
  /// \p Heard: what other units say of the declarations of this one.
  std::optional<Hit> find(const UnitCommand &Unit, const UnitConfig &Config,
                          FileStore &Store,
                          llvm::ArrayRef<ProjectFact> Heard) const;
  void keep(const UnitCommand &Unit, const UnitConfig &Config, FileStore &Store,
            llvm::ArrayRef<ProjectFact> Heard, const Answers &Asked,
            const UnitResult &Result);
  /// Removes what no scan has used for a month; looks once a day.
  void prune() const;

  /// Why something could not be kept; empty if everything was.
  std::string complaint() const;
  const std::string &folder() const { return Folder; }

  /// $STABLEID_CACHE, or stableid in the user's folder for caches.
  static std::string defaultFolder();

private:
  std::string fileFor(const UnitCommand &Unit, const UnitConfig &Config,
                      llvm::ArrayRef<ProjectFact> Heard) const;

  const std::string Folder;
  const std::string Tool; ///< what this program and its surroundings are
  bool Refused = false; ///< others could have put results there
  mutable std::mutex Lock;
  std::string Complaint;
};

/// The files that were read, from what was asked.
std::vector<std::string> filesRead(const Answers &Asked);

} // namespace stableid

#endif // STABLEID_TOOLS_CACHE_H
