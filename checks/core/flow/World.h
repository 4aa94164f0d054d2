//===--- World.h - the rest of the unit -----------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What one function has to know of the others while it is read.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_WORLD_H
#define STABLEID_CORE_WORLD_H

#include "Summary.h"

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

} // namespace stableid

#endif // STABLEID_CORE_WORLD_H
