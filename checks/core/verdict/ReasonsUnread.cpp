//===--- ReasonsUnread.cpp - is every use seen ----------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whatever nobody read may hold the use that would change the answer: these rows
// say unknown, and none of them says no.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"

using namespace clang;
using namespace stableid;

static bool mattersWhoElse(const Case &C) {
  return C.isKept() && C.place() && !C.endsBefore();
}

static Evidence isOpen(const Case &C) {
  return mattersWhoElse(C) && !seesEveryUse(C.place());
}

static Evidence isHandedOn(const Case &C) {
  return mattersWhoElse(C) && C.container().Handed;
}

static Evidence isNeverFound(const Case &C) {
  return mattersWhoElse(C) && !C.container().Found;
}

static Evidence skippedBodies(const Case &C) {
  return mattersWhoElse(C) && C.Unit.sawSkippedBody();
}

/// A body that nobody parsed may do what would make the finding go.
static Evidence isUnreadBody(const Case &C) {
  if (C.isId())
    return C.Seen.mayCastBack(C.To.Decl);
  if (!C.isOutput())
    return C.Seen.mayTakeOut(C.To.Decl);
  QualType T = C.X.Bytes;
  while (!T.isNull() && T->isPointerType())
    T = T->getPointeeType();
  return !T.isNull() && C.Seen.mayReadBytes(T->getAsTagDecl());
}

llvm::ArrayRef<Reason> stableid::reasonsUnread() {
  static constexpr Reason Rows[] = {
      {"open-container", Question::Unread, Answer::Unknown, isOpen,
       "code that is not in this unit can use the container"},
      {"handed-on", Question::Unread, Answer::Unknown, isHandedOn,
       "the container is handed on, and code elsewhere may take the entry out"},
      {"never-found", Question::Unread, Answer::Unknown, isNeverFound,
       "nothing in this unit looks the key up again"},
      {"skipped-bodies", Question::Unread, Answer::Unknown, skippedBodies,
       "the bodies of some functions were not parsed"},
      {"unread-body", Question::Unread, Answer::Unknown, isUnreadBody,
       "the text of a body that was not parsed speaks against it"},
  };
  return Rows;
}
