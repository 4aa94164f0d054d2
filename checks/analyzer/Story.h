// The story of one identity, told as notes along the path of a report.
#ifndef STABLEID_ANALYZER_STORY_H
#define STABLEID_ANALYZER_STORY_H

#include "IdentityState.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporterVisitors.h"
#include <string>

namespace stableid {

/// Walks a path from its end to its beginning and says where the object was
/// made, became an identity, ended, and was followed by another one.
class Story : public clang::ento::BugReporterVisitor {
public:
  /// \p Object and \p Holder as the user calls them.
  Story(Holding H, std::string Object, std::string Holder)
      : H(H), Object(std::move(Object)), Holder(std::move(Holder)) {}

  clang::ento::PathDiagnosticPieceRef
  VisitNode(const clang::ento::ExplodedNode *N,
            clang::ento::BugReporterContext &BRC,
            clang::ento::PathSensitiveBugReport &BR) override;
  void Profile(llvm::FoldingSetNodeID &ID) const override;

private:
  std::string eventBetween(clang::ento::ProgramStateRef Before,
                           clang::ento::ProgramStateRef After) const;

  Holding H;
  std::string Object, Holder;
  /// The note that says where the object was made is there.
  bool Made = false;
  /// The node after the one that is visited, in code of the user's own: what
  /// happens inside of the system's happens at the call of it.
  const clang::ento::ExplodedNode *Later = nullptr;
};

/// The way of an address to where it leaves the process: where it became a
/// number, and where a text or stream took it up.
class Way : public clang::ento::BugReporterVisitor {
public:
  explicit Way(Region Object) : Object(Object) {}

  clang::ento::PathDiagnosticPieceRef
  VisitNode(const clang::ento::ExplodedNode *N,
            clang::ento::BugReporterContext &BRC,
            clang::ento::PathSensitiveBugReport &BR) override;
  void Profile(llvm::FoldingSetNodeID &ID) const override;

private:
  Region Object;
  const clang::ento::ExplodedNode *Later = nullptr;
};

} // namespace stableid

#endif // STABLEID_ANALYZER_STORY_H
