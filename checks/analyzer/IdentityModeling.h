// stableid.IdentityModeling: watches a path for identities that are made from
// addresses, and for the end of the objects that they stand for. The reporters
// stableid.StaleIdentity and stableid.EscapingIdentity are switches of it.
#ifndef STABLEID_ANALYZER_IDENTITY_MODELING_H
#define STABLEID_ANALYZER_IDENTITY_MODELING_H

#include "Checkers.h"
#include "IdentityState.h"
#include "UnitUses.h"
#include "core/model/Container.h"
#include "core/sink/Sink.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugType.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/CallEvent.h"
#include "llvm/ADT/DenseSet.h"
#include <memory>
#include <optional>

namespace stableid {

class IdentityModeling
    : public clang::ento::Checker<
          clang::ento::check::PreCall, clang::ento::check::PostCall,
          clang::ento::check::PreStmt<clang::CXXDeleteExpr>,
          clang::ento::check::PostStmt<clang::CXXNewExpr>,
          clang::ento::check::PreStmt<clang::DeclStmt>,
          clang::ento::check::PostStmt<clang::BinaryOperator>,
          clang::ento::check::Bind, clang::ento::check::EndFunction,
          clang::ento::check::RegionChanges, clang::ento::check::DeadSymbols> {
public:
  using Call = clang::ento::CallEvent;
  using Context = clang::ento::CheckerContext;
  using State = clang::ento::ProgramStateRef;

  void checkPreCall(const Call &Event, Context &C) const;
  void checkPostCall(const Call &Event, Context &C) const;
  void checkPreStmt(const clang::CXXDeleteExpr *E, Context &C) const;
  void checkPreStmt(const clang::DeclStmt *S, Context &C) const;
  void checkPostStmt(const clang::CXXNewExpr *E, Context &C) const;
  void checkPostStmt(const clang::BinaryOperator *E, Context &C) const;
  void STABLEID_CHECK_BIND(Location, Value, S, C);
  void checkEndFunction(const clang::ReturnStmt *S, Context &C) const;
  void checkDeadSymbols(clang::ento::SymbolReaper &Reaper, Context &C) const;
  State checkRegionChanges(State Now,
                           const clang::ento::InvalidatedSymbols *Invalidated,
                           llvm::ArrayRef<Region> Explicit,
                           llvm::ArrayRef<Region> Changed,
                           const clang::LocationContext *Where,
                           const Call *By) const;

  /// The checkers that report, by the names under which they are enabled.
  std::optional<clang::ento::CheckerNameRef> Stale, Escaping, Debug;
  /// Never null.
  std::shared_ptr<const Model> Rules = Model::builtin();
  /// Of those rules, and never null once the checker is registered.
  std::unique_ptr<const Lexicon> Names;
  /// Other units of the project say this; sorted.
  llvm::ArrayRef<ProjectFact> Heard;
  /// Where the holders of what is reported are listed; may be null.
  std::vector<ReportedHolder> *Holders = nullptr;

private:
  /// The uses in the unit that \p C is in.
  ModelIndex &index(Context &C) const;

  // Lifetimes and containers.
  State putIn(const ContainerUse &Use, const Call &Event, Region Place,
              Region Object, clang::QualType Type, State Now) const;
  State useContainer(const Call &Event, Context &C, State Now,
                     std::vector<Holding> &Found) const;
  State unseen(const Call &Event, Context &C, State Now) const;

  // Plain values.
  State carry(const Call &Event, Context &C, State Now) const;
  State keepId(State Now, Region Place, Region Object, const clang::Stmt *At,
               Context &C) const;
  /// The object whose address \p Event takes out of the process, and where;
  /// null if there is none.
  Region leaving(const Call &Event, Context &C, State Now, Sink &To) const;

  // Reports.
  void reportStale(llvm::ArrayRef<Holding> Found, bool AtEnd, Context &C,
                   State Now) const;
  void reportEscape(Region Object, const Sink &To, const Call &Event,
                    Context &C, State Now) const;
  void reportAtEnd(Context &C, State Now) const;
  static bool isDump(const Call &Event);
  void dump(Context &C) const;

  mutable std::unique_ptr<ModelIndex> Index;
  mutable std::unique_ptr<UnitUses> Uses;
  mutable const clang::ASTContext *Unit = nullptr;
  mutable std::unique_ptr<clang::ento::BugType> StaleBug, EscapingBug, DebugBug;
  /// One report per holder and type.
  mutable llvm::DenseSet<std::pair<const void *, const void *>> Told;
};

} // namespace stableid

#endif // STABLEID_ANALYZER_IDENTITY_MODELING_H
