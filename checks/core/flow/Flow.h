//===--- Flow.h - from Source to Sink --------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One forward, flow-sensitive, path-insensitive pass over the facts of one
// function, joined by union. What it needs to know of the rest of the unit it
// asks through World.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_FLOW_H
#define STABLEID_CORE_FLOW_H

#include "Liveness.h"
#include "Summary.h"
#include "core/facts/Facts.h"
#include <set>

namespace stableid {

/// The rest of the unit, as one function sees it.
class World {
public:
  virtual ~World() = default;
  /// What the field or global \p D holds anywhere in the unit.
  virtual SetId factsOf(const clang::ValueDecl *D) = 0;
  virtual void addFact(const clang::ValueDecl *D, SetId Set) = 0;
  /// True when the body of \p F is in the unit.
  virtual bool hasBody(const clang::FunctionDecl *F) const = 0;
  /// The summary of \p F if there is one; one is made when \p Demand, a set of
  /// inputs that receive something derived, is not empty.
  virtual const Summary *summaryOf(const clang::FunctionDecl *F,
                                   uint64_t Demand) = 0;
  /// A value made from \p Src was cast back to a pointer.
  virtual void addCookie(const Derivation &From) = 0;
};

class Flow {
public:
  /// \p Demanded: the inputs in which callers pass something derived, so that
  /// what happens to them matters even where they are plain.
  Flow(FunctionFacts &F, Derivations &D, Candidates &C, ModelIndex &Index,
       World &W, Liveness &Live, uint64_t Demanded)
      : F(F), D(D), C(C), Index(Index), W(W), Live(Live), Demanded(Demanded) {}

  Summary run();
  /// How many facts were applied: what the pass cost.
  unsigned applied() const { return Applied; }

private:
  /// Sorted by place. A place that is not in it holds what it held when the
  /// function began.
  using State = std::vector<std::pair<PlaceId, SetId>>;

  // States.
  llvm::ArrayRef<SourceId> inputsAt(PlaceId Root) const;
  SetId initial(PlaceId P);
  SetId get(PlaceId P);
  bool isKnown(PlaceId P) const;
  void set(PlaceId P, SetId Set);
  SetId load(PlaceId P, ReadAs As = ReadAs::Object);
  /// What of \p Set is not printed.
  SetId withoutText(SetId Set);
  void store(PlaceId P, SetId Set, bool Strong);
  void copy(PlaceId P, PlaceId Q, bool Strong);
  bool join(State &Into, const State &From,
            llvm::SmallVectorImpl<PlaceId> &News);
  bool passThrough(uint32_t Block);
  const State &leavingTo(uint32_t Block);
  void arrive(uint32_t Block, const State &From);

  // Facts.
  void transfer(const Fact &X);
  SetId typed(SetId Set, uint32_t ByType);
  SetId plain(SetId Set, StepKind How, clang::SourceLocation Loc);
  SetId mixed(SetId Set);
  SetId only(SetId Set, ReadAs As);
  SetId toPointer(SetId Set);
  SetId pointers(SetId Set, PlaceId P);
  void benign(SetId Set);
  SetId escape(SetId Set, const clang::FieldDecl *Into = nullptr);
  bool isLocal(PlaceId P) const;
  bool isStructured(const CallFact::Argument &A, bool Content = false) const;

  // Sinks.
  SetId sink(const Sink &S, SetId Set, bool Pointers);
  void output(const CallFact &Call, std::vector<SetId> &Values);

  // Keys.
  /// The address of what a function has just put at the end of a sequence
  /// that is there for its next call.
  bool isJustAdded(const Derivation &X) const;
  void keyed(const CallFact &Call, const std::vector<SetId> &Values);
  void stored(const CallFact &Call, const std::vector<SetId> &Values);
  void grow(const CallFact &Call);
  void destroy(SetId Object, const Sink &S);
  void compare(SetId A, SetId B, const Sink &S);
  void end(const Sink &S);
  bool sameObject(SourceId A, SourceId B) const;
  void candidate(const Sink &S, const Derivation &X);

  // Calls.
  void call(const Fact &X, const CallFact &Call);
  SetId valueAt(const CallFact &Call, Position P,
                const std::vector<SetId> &Values, bool Hashes);
  SetId formatted(const CallFact &Call, const std::vector<SetId> &Values,
                  unsigned From);
  SetId applyRules(const CallFact &Call, std::vector<SetId> &Values,
                   PlaceId Result);
  void write(const CallFact::Argument &A, SetId Set, bool Strong,
             clang::SourceLocation Loc);
  SetId applySummary(const CallFact &Call, const Summary &S,
                     const std::vector<SetId> &Values, PlaceId Result);
  SetId applyUnknown(const CallFact &Call, const std::vector<SetId> &Values,
                     PlaceId Result);
  SetId bind(const CallFact &Call, const Input &In,
             const std::vector<SetId> &Values);
  SetId instantiate(const CallFact &Call, SetId Set,
                    const std::vector<SetId> &Values);
  PlaceId translate(const CallFact &Call, const PlaceKey &Key, PlaceId Result);
  uint64_t demandsOf(const CallFact &Call, const std::vector<SetId> &Values);
  PlaceId fieldsOf(PlaceId P,
                   const std::array<const clang::FieldDecl *, 2> &Fields);
  bool demands(SetId Set) const;

  Summary summarize();

  FunctionFacts &F;
  Derivations &D;
  Candidates &C;
  ModelIndex &Index;
  World &W;
  Liveness &Live;
  uint64_t Demanded;
  unsigned Applied = 0;
  State Now;
  State Leaving, Joined;     ///< see leavingTo and join
  std::vector<State> Before; ///< at the beginning of each block
  /// The places that changed there since the block was visited.
  std::vector<llvm::SmallVector<PlaceId, 4>> NewsAt;
  std::vector<bool> Reached;
  /// Blocks are in reverse post order: the smallest first visits each as late
  /// as it can.
  std::set<uint32_t> Work;
  std::vector<SetId> Temps;
  /// What each place held at the beginning, once asked for.
  static constexpr SetId NotAsked = ~0U;
  std::vector<SetId> Initial;
  std::vector<llvm::SmallVector<SourceId, 1>> InputsOf; ///< by root place
  std::vector<uint32_t> InputSinks;
  /// Keys places with an entry whose object was deleted.
  std::set<PlaceId> Deleted;
};

} // namespace stableid

#endif // STABLEID_CORE_FLOW_H
