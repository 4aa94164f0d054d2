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
#include "Memory.h"
#include <optional>
#include <set>

namespace stableid {

class Flow {
public:
  /// \p Demanded: the inputs in which callers pass something derived, so that
  /// what happens to them matters even where they are plain.
  Flow(FunctionFacts &F, Derivations &D, Candidates &C, ModelIndex &Index,
       World &W, Liveness &Live, uint64_t Demanded)
      : F(F), D(D), C(C), Index(Index), Words(Index.model()), W(W), Live(Live), Demanded(Demanded),
        Now(F, D, C, Index, W) {}

  Summary run();
  /// How many facts were applied: what the pass cost.
  unsigned applied() const { return Applied; }

private:
  using State = Memory::State;

  /// The states between blocks.
  class Blocks;

  // Facts.
  struct Transfer;
  void transfer(const Fact &X);
  SetId typed(SetId Set, SourceId ByType, ReadAs As = ReadAs::Pointer);
  SetId toPointer(SetId Set);
  SetId pointers(SetId Set, PlaceId P);

  // Sinks.
  /// \p X at \p S, here.
  Candidate arrival(const Sink &S, const Derivation &X) const;
  /// Callers hear of it if it began at an input.
  CandidateId add(Candidate New);
  SetId sink(const Sink &S, SetId Set, bool Pointers);
  /// What \p P and its parts hold has been reported as an ID.
  void told(PlaceId P);

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
  void call(const fact::Call &X, const CallFact &Call);
  SetId read(const CallFact &Call, const Reading &R,
             const std::vector<SetId> &Values);
  /// The values that an effect has read, as they were and plain, and the objects
  /// whose parts come along.
  struct Carried {
    SetId AsRead, Plain;
    llvm::SmallVector<PlaceId, 2> Objects;
  };
  Carried carried(const CallFact &Call, const Effect &X,
                  const std::vector<SetId> &Values);
  /// Puts what \p X reads where it writes; what it adds to the result.
  SetId apply(const CallFact &Call, const Effect &X,
              const std::vector<SetId> &Values, PlaceId Result);
  /// Hands what \p X reads to its sink.
  void send(const CallFact &Call, const Effect &X,
            const std::vector<SetId> &Values);
  /// The part of argument \p I that the format of \p Call prints.
  SetId printed(const CallFact &Call, unsigned I,
                const std::vector<SetId> &Values);
  /// What the format of \p Call prints.
  SetId formatted(const CallFact &Call, const std::vector<SetId> &Values);
  /// The pointer inside the object whose bytes \p A hands over.
  SetId bytesOf(const CallFact::Argument &A);
  /// \p Set, of \p A, waits where the literal beside it makes a name of it.
  SetId named(const CallFact::Argument &A, SetId Set);
  /// The same where nobody sees what becomes of it.
  void nameUnseen(const CallFact &Call, const std::vector<SetId> &Values);
  void write(const CallFact::Argument &A, SetId Set, bool Overwrites,
             clang::SourceLocation Loc);
  SetId applySummary(const CallFact &Call, const Summary &S,
                     const std::vector<SetId> &Values, PlaceId Result);
  /// The sink \p S of the function that \p Call calls, as it is with the
  /// channel that is passed here; nothing if that stays.
  std::optional<Sink> sinkAt(const CallFact &Call, const Sink &S) const;
  SetId bind(const CallFact &Call, const Input &In,
             const std::vector<SetId> &Values);
  SetId instantiate(const CallFact &Call, SetId Set,
                    const std::vector<SetId> &Values);
  PlaceId translate(const CallFact &Call, const PlaceKey &Key, PlaceId Result);
  uint64_t demandsOf(const CallFact &Call, const std::vector<SetId> &Values);
  /// Whether the body of the callee makes a number, hash or text of its pointer
  /// parameter \p I, and reports no ID of it by itself.
  bool makesPlain(const CallFact &Call, unsigned I);
  PlaceId fieldsOf(PlaceId P,
                   const std::array<const clang::FieldDecl *, 2> &Fields);
  bool demands(SetId Set) const;

  /// What \p Leaves, the state at the exit, is to callers.
  Summary summarize(const State &Leaves);

  FunctionFacts &F;
  Derivations &D;
  Candidates &C;
  ModelIndex &Index;
  Lexicon Words;
  World &W;
  Liveness &Live;
  uint64_t Demanded;
  unsigned Applied = 0;
  Memory Now;
  std::vector<SetId> Temps;
  std::vector<CandidateId> InputSinks;
  /// Keys places with an entry whose object was deleted.
  std::set<PlaceId> Deleted;
};

} // namespace stableid

#endif // STABLEID_CORE_FLOW_H
