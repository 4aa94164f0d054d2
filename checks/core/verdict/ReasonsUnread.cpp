//===--- ReasonsUnread.cpp - is every use seen ----------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A use that would change the answer may stand in code that nobody read: these
// rows say unknown, and none of them says no.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"
#include "clang/Basic/Diagnostic.h"

using namespace clang;
using namespace stableid;

static bool mattersWhoElse(const Case &C) {
  return C.isKept() && C.place() && !C.endsBefore();
}

static Evidence isOpen(const Case &C) {
  return mattersWhoElse(C) && !seesEveryUse(C.place()) &&
         !C.isHeard(ProjectFactKind::AllSeen);
}

static Evidence isHandedOn(const Case &C) {
  return mattersWhoElse(C) && C.container().Handed;
}

static Evidence skippedBodies(const Case &C) {
  return mattersWhoElse(C) && C.Unit.sawSkippedBody();
}

/// The parser drops statements that do not compile, and with them their uses.
static Evidence hasErrors(const Case &C) {
  return C.AST.getDiagnostics().hasUncompilableErrorOccurred();
}

/// A function body that was skipped might cast the value back or erase the key.
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

/// \p D is a part of a template, not of one of its instantiations.
static bool isOfPattern(const Decl *D) {
  const auto *DC = dyn_cast_or_null<DeclContext>(D);
  return D && (DC ? DC : D->getDeclContext())->isDependentContext();
}

/// An instantiation elsewhere says which objects these are, and may keep or
/// return the value in a way that depends on them.
static Evidence isUninstantiated(const Case &C) {
  return isOfPattern(C.X.In) &&
         (!C.isId() || isOfPattern(C.To.Decl) || isOfPattern(C.From.Class) ||
          (!C.From.Type.isNull() && C.From.Type->isDependentType()));
}

llvm::ArrayRef<Reason> stableid::reasonsUnread() {
  static constexpr Reason Rows[] = {
      {"open-container", Question::Unread, Answer::Unknown, Reason::Keys,
       isOpen, "code that is not in this unit can use the container"},
      {"handed-on", Question::Unread, Answer::Unknown, Reason::Keys, isHandedOn,
       "the container is handed on, and code elsewhere may take the entry out"},
      {"skipped-bodies", Question::Unread, Answer::Unknown, Reason::Keys,
       skippedBodies, "the bodies of some functions were not parsed"},
      {"unread-body", Question::Unread, Answer::Unknown, Reason::All,
       isUnreadBody,
       "the text of a body that was not parsed speaks against it"},
      {"uninstantiated", Question::Unread, Answer::Unknown, Reason::All,
       isUninstantiated,
       "the template is not instantiated here, so a part of it was not read"},
      // The last: Verdict::onlyBy asks whether another row said so before it.
      {"unit-errors", Question::Unread, Answer::Unknown, Reason::All, hasErrors,
       "the unit does not compile, so a part of it was not read"},
  };
  return Rows;
}
