// The findings of a unit, and the facts of other units that change them. They are in
// the unit's file of facts, so that judging it with a slice parses nothing: each fact
// that may be said of what the findings hang on was supposed once, and what it
// changed was written down. The verdict is a minimum over rows, so facts change
// findings one by one.
#ifndef STABLEID_TOOLS_JUDGED_H
#define STABLEID_TOOLS_JUDGED_H

#include "core/project/ProjectFacts.h"
#include "report/Report.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace stableid {

struct Judged {
  std::string File; ///< the unit, below the root
  /// What other units had said when the unit was read.
  ProjectFacts Heard;
  /// What is found if they say no more than that.
  std::vector<ReportFinding> Findings;
  struct Change {
    ProjectFact If; ///< whatever its argument is
    ProjectFacts Unless; ///< one of these makes it nothing, sorted
    std::vector<uint32_t> Gone; ///< of Findings
    std::vector<ReportFinding> Come;
  };
  std::vector<Change> Changes;
};

/// The change from \p J.Findings to \p Now.
Judged::Change changeTo(const Judged &J, const std::vector<ReportFinding> &Now);

struct Judgement {
  std::vector<ReportFinding> Findings;
  /// The facts that only a reading of the unit could answer: of functions that
  /// it calls and whose bodies are elsewhere, and those that no longer hold.
  ProjectFacts Unanswered;
};

/// What is found where other units say \p Slice.
Judgement judge(const Judged &J, llvm::ArrayRef<ProjectFact> Slice);

/// With all paths below \p Root relative to it, and the other way round; as they
/// are where that is empty.
std::string packJudged(Judged J, llvm::StringRef Root);
bool unpackJudged(llvm::StringRef Bytes, llvm::StringRef Root, Judged &J);

} // namespace stableid

#endif // STABLEID_TOOLS_JUDGED_H
