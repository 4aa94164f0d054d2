//===--- Derivation.h - what a value has kept of an address ----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lattice of Flow: a value carries a small set of derivations, each from
// one Source, in one Shape, with the steps it took. Sets are interned, so that
// states are vectors of numbers and a join is a look-up.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_DERIVATION_H
#define STABLEID_CORE_DERIVATION_H

#include "Id.h"
#include "Source.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <deque>
#include <optional>
#include <vector>

namespace stableid {

using SourceId = Id<struct SourceTag>;
using StepId = Id<struct StepTag>; ///< none: no step yet
using SetId = Id<struct SetTag>;   ///< none: not derived from any address
using CandidateId = Id<struct CandidateTag>;

/// How much of the address is left. A mask, a remainder or a difference leaves
/// nothing that could stand for the object, so it ends the derivation and has
/// no shape.
enum class Shape : uint8_t {
  Address, ///< still a pointer
  Whole,   ///< a plain value, one to one: cast, hashed, printed
  Mixed    ///< combined with other data: a time, a counter, a prefix
};

enum class StepKind : uint8_t {
  Converted, ///< cast or punned to an integer
  Hashed,
  Formatted, ///< printed as text
  Stored,    ///< in the variable or field Name
  Returned,  ///< from the function Name
  Passed,    ///< to the function Name
  Captured   ///< by a lambda
};

/// The form of a read. A number beside a pointer in one object is not made
/// from it, nor the other way round.
enum class ReadAs : uint8_t { Object, Number, Pointer };

/// One step on the way of an address; a list towards the source.
struct Step {
  StepKind Kind = StepKind::Converted;
  clang::SourceLocation Loc;
  const clang::NamedDecl *Name = nullptr;
  StepId Previous;
};

struct Derivation {
  SourceId Src;
  Shape Form = Shape::Address;
  /// Already reported as an ID further up: one warning per value is enough.
  bool Sunk = false;
  /// A candidate at a local variable that waits for the value to escape.
  CandidateId Pending;
  StepId Last;

  /// The key of the lattice. The steps are not part of it: the first way found
  /// is the one shown, and termination does not hang on path lengths.
  bool sameKey(const Derivation &R) const {
    return Src == R.Src && Form == R.Form && Sunk == R.Sunk &&
           Pending == R.Pending;
  }
  friend bool operator==(const Derivation &L, const Derivation &R) {
    return L.sameKey(R) && L.Last == R.Last;
  }
};

/// Owns all sources, steps and sets of one unit. Deterministic: everything is
/// numbered in the order in which it was first seen.
class Derivations {
public:
  /// Sets hold at most this many derivations; later ones are dropped.
  static constexpr unsigned MaxPerPlace = 4;
  /// Paths longer than this are cut at the end nearest to the sink.
  static constexpr unsigned MaxSteps = 16;

  Derivations();

  /// Number 0 is the integer carried in a pointer.
  static constexpr SourceId IntegerSource{1};
  SourceId add(Source S);
  /// \p Id as other functions see it: an input that is an address by its type
  /// is an address to them.
  SourceId lasting(SourceId Id);
  const Source &source(SourceId Id) const { return Sources[Id.number() - 1]; }
  const Step &step(StepId Id) const { return Steps[Id.number()]; }

  SetId single(Derivation D);
  SetId make(llvm::ArrayRef<Derivation> Set);
  llvm::ArrayRef<Derivation> get(SetId Id) const { return Sets[Id.number()]; }
  SetId join(SetId A, SetId B);

  /// \p Set with one more step on each derivation.
  SetId withStep(SetId Set, StepKind Kind, clang::SourceLocation Loc,
                 const clang::NamedDecl *Name = nullptr);
  /// The part of \p Set that is there when it is read \p As a number or pointer.
  SetId only(SetId Set, ReadAs As);
  /// The last step that made a plain value of \p X: a cast, a hash, a format.
  std::optional<StepKind> madePlainBy(const Derivation &X) const;
  /// The part of \p Set that is no pointer, and of which something is known.
  SetId known(SetId Set);
  /// The part of \p Set that is not printed.
  SetId withoutText(SetId Set);
  /// \p Set as plain values: its pointers take the step \p How.
  SetId plain(SetId Set, StepKind How, clang::SourceLocation Loc);
  /// \p Set combined with other data.
  SetId mixed(SetId Set);
  StepId addStep(Step S);
  /// The steps of \p Callee, a path that began at an input of a function,
  /// continued from \p Caller, the path that led into it.
  StepId graft(StepId Caller, StepId Callee);

private:
  std::deque<Source> Sources;
  llvm::DenseMap<SourceId, SourceId> Lasting;
  std::vector<Step> Steps;
  /// By kind and location, and the step before.
  llvm::DenseMap<std::pair<uint64_t, StepId>, StepId> StepNumbers;
  std::deque<llvm::SmallVector<Derivation, 2>> Sets;
  /// The latest set of each hash, and the one before it of the same hash.
  llvm::DenseMap<unsigned, SetId> SetNumbers;
  std::vector<SetId> SameHash;
  llvm::DenseMap<std::pair<SetId, SetId>, SetId> Joins;
  llvm::DenseMap<std::pair<uint64_t, SetId>, SetId> Stepped;
};

} // namespace stableid

#endif // STABLEID_CORE_DERIVATION_H
