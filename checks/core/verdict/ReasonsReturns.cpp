//===--- ReasonsReturns.cpp - does it come back ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An ID that is cast back to a pointer is a cookie, and an entry that is taken
// out by its object's key does not outlive it: both are no.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"
#include "core/model/Container.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

static Evidence isReadBack(const Case &C) {
  QualType T = C.X.Bytes;
  return C.isOutput() && !T.isNull() && T->isPointerType() &&
         C.Unit.isReadBack(T->getPointeeType());
}

static Evidence passesHandle(const Case &C) {
  if (C.isOutput())
    return false;
  return C.storedIn(
      [&](const NamedDecl *Place) { return C.isHandle(Place); });
}

static Evidence isComparedHandle(const Case &C) {
  return C.isKey(KeyHarm::Compared) && C.isHandle(C.place());
}

/// A local that is named like an ID and only filled a cookie.
static Evidence fillsCookie(const Case &C) {
  if (!C.isId() || !C.To.Local || !C.X.Into || !C.Unit.isCookie(C.X.Into))
    return false;
  return C.X.Into;
}

static Evidence isCookie(const Case &C) {
  return C.isId() && C.From.Kind != SourceKind::Thread &&
         C.Unit.isCookie(C.To.Decl);
}

/// What is taken back when the object goes is managed.
static Evidence isCleared(const Case &C) {
  return C.isKey(KeyHarm::Compared) && C.Unit.isCleared(C.place());
}

/// \p Holds for \p Container, or for a parameter of the unit's own functions
/// that it is handed to.
static bool anyUse(const ValueDecl *Container, const UnitIndex &Unit,
                   llvm::function_ref<bool(const UnitIndex::ContainerFacts &)>
                       Holds,
                   unsigned Depth = 3) {
  const UnitIndex::ContainerFacts &Facts = Unit.factsOf(Container);
  return Holds(Facts) ||
         (Depth && llvm::any_of(Facts.As, [&](const ParmVarDecl *P) {
            return anyUse(P, Unit, Holds, Depth - 1);
          }));
}

static Evidence isTakenOut(const Case &C) {
  return C.isKept() && C.place() &&
         anyUse(C.place(), C.Unit, [&](const UnitIndex::ContainerFacts &Use) {
           return llvm::any_of(Use.Erased, [&](const CXXRecordDecl *Class) {
             return sameAddress(Class, C.To.KeyClass);
           });
         });
}

static Evidence isEmptied(const Case &C) {
  if (C.isKey(KeyHarm::Stays))
    return C.container().Reset;
  return C.isKept() && C.place() &&
         anyUse(C.place(), C.Unit, [](const UnitIndex::ContainerFacts &Use) {
           return Use.Reset;
         });
}

/// Another path, or the rest of this one, takes the entry out.
static Evidence isTakenOutLater(const Case &C) {
  return C.isKey(KeyHarm::Stays) && !C.X.Escaped;
}

llvm::ArrayRef<Reason> stableid::reasonsReturns() {
  static constexpr Reason Rows[] = {
      {"read-back", Question::Returns, Answer::No, isReadBack,
       "the unit reads such bytes back"},
      {"handle", Question::Returns, Answer::No, passesHandle,
       "it went through a handle, which is cast back to a pointer"},
      {"compared-handle", Question::Returns, Answer::No, isComparedHandle,
       "the field is a handle, and is compared as the pointer that it is"},
      {"filled-cookie", Question::Returns, Answer::No, fillsCookie,
       "the value only fills a field that is cast back to a pointer"},
      {"cookie", Question::Returns, Answer::No, isCookie,
       "the unit casts it back to a pointer"},
      {"cleared", Question::Returns, Answer::No, isCleared,
       "the field is set back to a constant when the object goes"},
      {"taken-out", Question::Returns, Answer::No, isTakenOut,
       "the unit takes entries out by a key of this class"},
      {"emptied", Question::Returns, Answer::No, isEmptied,
       "the unit empties the container"},
      {"taken-out-later", Question::Returns, Answer::No, isTakenOutLater,
       "the entry is taken out before the function ends"},
  };
  return Rows;
}
