//===--- FactParts.cpp - pairs and tuples as facts ------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The parts of a pair or tuple are kept apart: one is often an address, the
// other what belongs to it. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace stableid;

static bool isStdNamed(const CXXRecordDecl *Class, StringRef Name) {
  return Class->isInStdNamespace() && Class->getIdentifier() &&
         Class->getName() == Name;
}

const FieldDecl *stableid::fieldNamed(const CXXRecordDecl *Class,
                                      StringRef Name) {
  for (const FieldDecl *F : Class->fields())
    if (F->getName() == Name)
      return F;
  return nullptr;
}

/// Where the standard library's tuple \p Class keeps element \p I: a base whose
/// first template argument is its number, with one field.
static const FieldDecl *tupleElement(const CXXRecordDecl *Class, unsigned I,
                                     unsigned Depth = 64) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Depth == 0 || Class->isDependentContext())
    return nullptr;
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class)) {
    const TemplateArgumentList &Args = Spec->getTemplateArgs();
    if (!Spec->field_empty() && Args.size() > 0 &&
        Args[0].getKind() == TemplateArgument::Integral &&
        Args[0].getAsIntegral() == I)
      return *Spec->field_begin();
  }
  for (const CXXBaseSpecifier &B : Class->bases())
    if (const FieldDecl *F =
            tupleElement(B.getType()->getAsCXXRecordDecl(), I, Depth - 1))
      return F;
  // libc++ keeps its bases in a field.
  if (isStdNamed(Class, "tuple") && !Class->field_empty())
    return tupleElement(
        (*Class->field_begin())->getType()->getAsCXXRecordDecl(), I, Depth - 1);
  return nullptr;
}

const FieldDecl *stableid::partOf(const CXXRecordDecl *Class, unsigned I) {
  if (!Class)
    return nullptr;
  if (isStdNamed(Class, "pair"))
    return fieldNamed(Class, I == 0 ? "first" : "second");
  return isStdNamed(Class, "tuple") ? tupleElement(Class, I) : nullptr;
}

bool FactBuilder::pairPlace(PlaceId P, llvm::ArrayRef<const Expr *> Args,
                            const CXXRecordDecl *Pair) {
  // Its two halves are kept apart: one is often a key, the other what is
  // found under it.
  const FieldDecl *First = fieldNamed(Pair, "first");
  const FieldDecl *Second = fieldNamed(Pair, "second");
  if (!First || !Second)
    return false;
  if (Args.size() == 2) {
    SinkId Into;
    if (const StringLiteral *Text = keyConstant(Args[0]))
      Into = given(sinkOfConstant(Text, Args[1]), Args[1]);
    initialize(Out->Places.field(P, First), Args[0], {},
               Args[0]->getBeginLoc());
    initialize(Out->Places.field(P, Second), Args[1], Into,
               Args[1]->getBeginLoc());
  } else if (Args.size() == 1) {
    // From a pair of other types.
    const CXXRecordDecl *Other =
        strip(Args[0])->getType()->getAsCXXRecordDecl();
    PlaceId Q = place(Args[0]);
    for (const FieldDecl *F : {First, Second})
      if (const FieldDecl *G =
              Other ? fieldNamed(Other, F->getName()) : nullptr;
          G && Q)
        emit(fact::Copy{Out->Places.field(P, F), Out->Places.field(Q, G)},
             Args[0]);
  }
  return true;
}

bool FactBuilder::tuplePlace(PlaceId P, llvm::ArrayRef<const Expr *> Args,
                             const CXXRecordDecl *Tuple) {
  // As many arguments as there are elements, or it is made in another way.
  if (Args.empty() || !tupleElement(Tuple, Args.size() - 1) ||
      tupleElement(Tuple, Args.size()))
    return false;
  for (unsigned I = 0; I < Args.size(); ++I)
    if (const FieldDecl *F = tupleElement(Tuple, I))
      initialize(Out->Places.field(P, F), Args[I], {}, Args[I]->getBeginLoc());
  return true;
}

bool FactBuilder::parts(PlaceId P, llvm::ArrayRef<const Expr *> Args,
                        const CXXRecordDecl *Class) {
  if (isStdNamed(Class, "pair")) {
    pairPlace(P, Args, Class);
    return true;
  }
  return isStdNamed(Class, "tuple") && tuplePlace(P, Args, Class);
}
