//===--- Remedy.h - what takes the place of an address ---------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For each kind of identity, how a real one is had: a row of data. Advice puts
// it into words, Repair into edits.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_REMEDY_H
#define STABLEID_CORE_REMEDY_H

#include "Generator.h"
#include "core/verdict/Finding.h"

namespace stableid {

struct Remedy {
  enum class Way : uint8_t {
    Number,  ///< the object has one, or is given one
    Thread,  ///< the thread has one
    Random,  ///< nobody can guess it, and no two are equal
    Hash,    ///< of what the object is or holds
    Message, ///< which message it is: only the user can say
    Machine  ///< which machine it is: only the user can say
  };
  Way By;
  /// The function that makes one; the words are about it where there are no others.
  GeneratorKind Make;
  const char *Words;
  /// Where nothing of the library can be used: in C, and in C++ before C++17.
  const char *InC, *Old;
  /// Random: the member by which an object keeps its own.
  const char *Type = "", *Member = "";
  unsigned Bytes = 0;
};

/// The row for the ID of \p F.
const Remedy &remedyFor(const Finding &F);

/// The row for an object whose ID leaves the process.
const Remedy &globalRemedy();

/// Words for where one process is not the world.
std::string globalWords(const Generators &Use);

/// The same in C.
std::string globalWordsInC();

/// A time is mixed in: whoever asked twice got two.
bool mixesTime(const Finding &F);

} // namespace stableid

#endif // STABLEID_CORE_REMEDY_H
