// The story of one identity, told as notes along the path of a report.
#ifndef STABLEID_ANALYZER_STORY_H
#define STABLEID_ANALYZER_STORY_H

#include "IdentityState.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporterVisitors.h"
#include <string>

namespace stableid {

/// Walks a path from its end to its beginning, through code of the user's own:
/// what happens inside of the system's happens at the call of it.
class PathNotes : public clang::ento::BugReporterVisitor {
public:
  clang::ento::PathDiagnosticPieceRef
  VisitNode(const clang::ento::ExplodedNode *N,
            clang::ento::BugReporterContext &BRC,
            clang::ento::PathSensitiveBugReport &BR) final;

protected:
  struct PathNote {
    const clang::ento::ExplodedNode *At = nullptr;
    std::string Text; ///< empty where there is nothing to say
  };
  /// The note on the step from \p Before to \p After.
  virtual PathNote noteBetween(const clang::ento::ExplodedNode *Before,
                               const clang::ento::ExplodedNode *After) = 0;

private:
  /// The node after the one that is visited.
  const clang::ento::ExplodedNode *Later = nullptr;
};

/// Says where the object was made, became an identity, ended, and was followed
/// by another one.
class Story : public PathNotes {
public:
  /// \p Object and \p Holder as the user calls them.
  Story(Holding H, std::string Object, std::string Holder)
      : H(H), Object(std::move(Object)), Holder(std::move(Holder)) {}

  void Profile(llvm::FoldingSetNodeID &ID) const override;

private:
  PathNote noteBetween(const clang::ento::ExplodedNode *Before,
                       const clang::ento::ExplodedNode *After) override;
  std::string eventBetween(clang::ento::ProgramStateRef Before,
                           clang::ento::ProgramStateRef After) const;

  Holding H;
  std::string Object, Holder;
  /// The note that says where the object was made is there.
  bool Made = false;
};

/// The way of an address to where it leaves the process: where it became a
/// number, and where a text or stream took it up.
class Way : public PathNotes {
public:
  explicit Way(Region Object) : Object(Object) {}

  void Profile(llvm::FoldingSetNodeID &ID) const override;

private:
  PathNote noteBetween(const clang::ento::ExplodedNode *Before,
                       const clang::ento::ExplodedNode *After) override;

  Region Object;
};

} // namespace stableid

#endif // STABLEID_ANALYZER_STORY_H
