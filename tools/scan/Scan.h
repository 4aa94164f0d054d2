// Scans units: each from the cache or read anew, in parallel, first on its own, and
// again where the others say something of what it names.
// What is found does not depend on the number of threads or on their order.
#ifndef STABLEID_TOOLS_SCAN_H
#define STABLEID_TOOLS_SCAN_H

#include "Cache.h"
#include "Config.h"
#include "Pool.h"
#include "Progress.h"
#include "Unit.h"
#include "core/project/ProjectFile.h"
#include <memory>
#include <vector>

namespace stableid {

struct ScannedUnit {
  UnitResult Result;
  std::vector<std::string> Read; ///< the files it is made of
  bool FromCache = false;
  double Seconds = 0; ///< that it took to read
};

/// Everything that a scan uses. Threads that were given up may hold it longer
/// than the scan takes.
struct Scanner {
  Scanner(ConfigOverrides Given, std::string CacheFolder)
      : Configs(std::move(Given)), Results(std::move(CacheFolder)) {}

  /// Units are told what the others do.
  bool WholeProject = true;
  /// What a scan of all units knew; for one of a part. May be null.
  std::shared_ptr<const ProjectFile> Known;
  /// How many units the project has, if all of them can be scanned; else 0.
  size_t AllUnits = 0;
  Config Configs;
  Cache Results;
  FileStore Files;
};

/// The result of each of \p Units, in their order. \p Files is the store to read
/// from, if it is not the scanner's own.
std::vector<ScannedUnit> scan(const std::shared_ptr<Scanner> &Tools,
                              const std::vector<UnitCommand> &Units,
                              Pool::Limits Limits, Progress &Shown,
                              std::shared_ptr<FileStore> Files = nullptr);

/// What \p Scanned, all units of the project, say of it.
ProjectFile indexOf(const std::vector<UnitCommand> &Units,
                    const std::vector<ScannedUnit> &Scanned);

/// The findings of all units, each once, by file, place, check and message.
std::vector<ReportFinding> findingsOf(const std::vector<ScannedUnit> &Scanned);

} // namespace stableid

#endif // STABLEID_TOOLS_SCAN_H
