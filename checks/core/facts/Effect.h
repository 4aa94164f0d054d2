//===--- Effect.h - what a call does ---------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A call as the flow carries it out: what it reads of its arguments, where it
// puts that, and the sink that it hands it to. Meaning makes these of rules and
// names; the flow asks neither.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_EFFECT_H
#define STABLEID_CORE_EFFECT_H

#include "core/model/Model.h"
#include "core/source/Derivation.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace stableid {

using SinkId = Id<struct SinkTag>; ///< in FunctionFacts::Sinks

/// How one argument, or the object (Position::This), is read.
struct Reading {
  enum class Part : uint8_t {
    Nothing,
    Value,   ///< as it was computed
    Object,  ///< the value, and what is in it
    Content, ///< what it points to, refers to or holds, with its parts
    Itself,  ///< the same, but for its parts
    Within   ///< the numbers and texts in it and its parts
  };
  int Arg = Position::This;
  Part Of = Part::Nothing;
  /// Pointers in it are dropped.
  bool Numbers = false;
  /// In the end pointers are dropped, and numbers of which nothing is known.
  bool Derived = false;
  /// The pointer inside the bytes that the argument hands over comes along.
  bool Bytes = false;
  /// Where it is put, its parts are put too.
  bool WithParts = false;
  /// It may wait at the name that a literal makes of it.
  bool Named = false;
  /// Made plain by that.
  std::optional<StepKind> Made;
};

/// Where an effect puts what it has read: an argument, the object, or the
/// result.
struct Writing {
  int To = Position::Result;
  /// As it was read, and not as what was made of it.
  bool AsRead = false;
  /// The earlier content is gone.
  bool Overwrites = false;
  /// Also where nothing that is followed was read.
  bool Always = false;
  /// The parts of what was read come along.
  bool WithParts = false;
  /// The object takes it in: no step on the way that is shown.
  bool Silent = false;
  /// The way that is shown leads through the function.
  bool Through = false;
};

struct Effect {
  llvm::SmallVector<Reading, 2> Reads;
  /// The format of the call is read as well.
  bool Formats = false;
  /// All that was read is hashed.
  bool Hashes = false;
  /// Only where the body of the function cannot be read.
  bool Unread = false;
  /// The address that is born by the call, and not read.
  SourceId Born;
  llvm::SmallVector<Writing, 1> Writes;
  /// Or the sink that gets it.
  SinkId To;
};

} // namespace stableid

#endif // STABLEID_CORE_EFFECT_H
