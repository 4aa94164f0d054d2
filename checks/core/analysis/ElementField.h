//===--- ElementField.h - how a class fills a sequence of its own -*- C++ -*-=//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A member function finds a sequence as the constructors made it and the other
// functions left it.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ELEMENT_FIELD_H
#define STABLEID_CORE_ELEMENT_FIELD_H

#include "clang/AST/Decl.h"

namespace stableid {

struct UnitPass;

struct FieldFilling {
  /// Each constructor puts something in, and nothing in the unit takes it out.
  bool AlwaysSome = false;
  /// All constructors are seen, and none puts anything in.
  bool Never = false;
};

FieldFilling fillingOf(const clang::FieldDecl *Field, const UnitPass &P);

} // namespace stableid

#endif // STABLEID_CORE_ELEMENT_FIELD_H
