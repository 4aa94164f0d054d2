// The scan of a whole project that the unit which this thread reads is a part of:
// what other units say, and what this one tells. clang-tidy and editors have none.
#ifndef STABLEID_TIDY_PROJECT_SCAN_H
#define STABLEID_TIDY_PROJECT_SCAN_H

#include "PathStory.h"
#include "core/project/ProjectFacts.h"

namespace stableid {

class ProjectScan {
public:
  /// Until it ends, units that this thread reads hear \p Heard, sorted.
  explicit ProjectScan(llvm::ArrayRef<ProjectFact> Heard);
  ~ProjectScan();
  ProjectScan(const ProjectScan &) = delete;
  ProjectScan &operator=(const ProjectScan &) = delete;

  /// That of this thread; null if there is none.
  static ProjectScan *current();

  const llvm::ArrayRef<ProjectFact> Heard;
  UnitFacts Told;
  /// Of the unit, where its paths are followed.
  std::vector<PathStory> Stories;
};

} // namespace stableid

#endif // STABLEID_TIDY_PROJECT_SCAN_H
