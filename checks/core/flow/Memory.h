//===--- Memory.h - what each place of a function holds -------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The abstract memory of Flow: a set of derivations per place, of the place
// itself, of what it is part of and of its parts.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MEMORY_H
#define STABLEID_CORE_MEMORY_H

#include "World.h"
#include "core/facts/Facts.h"

namespace stableid {

class Memory {
public:
  /// Sorted by place. A place that is not in it holds what it held when the
  /// function began.
  using State = std::vector<std::pair<PlaceId, SetId>>;

  Memory(FunctionFacts &F, Derivations &D, Candidates &C, ModelIndex &Index,
         World &W);

  /// What holds now.
  const State &state() const { return Now; }
  void enter(const State &S) { Now = S; }

  /// The inputs of the function that a place without fields holds.
  llvm::ArrayRef<SourceId> inputsAt(PlaceId Root) const;
  bool isLocal(PlaceId P) const;
  /// The place alone.
  SetId get(PlaceId P);
  void set(PlaceId P, SetId Set);
  /// With what it is part of, and its parts.
  SetId load(PlaceId P, ReadAs As = ReadAs::Object);
  void store(PlaceId P, SetId Set, bool Strong);
  /// The object at \p Q, with its parts, into \p P.
  void copy(PlaceId P, PlaceId Q, bool Strong);
  /// The numbers and texts in \p P and its parts.
  SetId numbersIn(PlaceId P);

  /// Joins \p From into \p Into; the places that changed are \p News. False
  /// if there are none.
  bool join(State &Into, const State &From,
            llvm::SmallVectorImpl<PlaceId> &News);
  /// The same for one place, as \p From holds it.
  bool joinAt(PlaceId P, State &Into, const State &From);

private:
  SetId initial(PlaceId P);
  bool isKnown(PlaceId P) const;

  FunctionFacts &F;
  Derivations &D;
  Candidates &C;
  ModelIndex &Index;
  Lexicon Words;
  World &W;
  State Now;
  State Joined; ///< see join
  /// What each place held at the beginning, once asked for.
  static constexpr SetId NotAsked{~0U};
  std::vector<SetId> Initial;
  std::vector<llvm::SmallVector<SourceId, 1>> InputsOf; ///< by root place
};

} // namespace stableid

#endif // STABLEID_CORE_MEMORY_H
