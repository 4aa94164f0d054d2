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
#include "core/ast/Children.h"
#include "core/lifetime/Care.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

static Evidence isReadBack(const Case &C) {
  QualType T = C.X.Bytes;
  return !T.isNull() && T->isPointerType() &&
         C.Unit.trips().isReadBack(T->getPointeeType());
}

static Evidence passesHandle(const Case &C) {
  return C.storedIn([&](const NamedDecl *Place) { return C.isHandle(Place); });
}

/// A local that is named like an ID and only filled a cookie.
static Evidence fillsCookie(const Case &C) {
  if (!C.To.Local || !C.X.Into || !C.Unit.trips().isCookie(C.X.Into))
    return false;
  return C.X.Into;
}

static Evidence isCookie(const Case &C) {
  return C.From.Kind != SourceKind::Thread && C.Unit.trips().isCookie(C.To.Decl);
}

/// By its name in the whole project, so it is as near as the unit itself.
static Evidence isCookieElsewhere(const Case &C) {
  return C.From.Kind != SourceKind::Thread &&
         C.Index.isHeard(ProjectFactKind::CastBack, C.To.Decl);
}

static Evidence isTakenOutElsewhere(const Case &C) {
  return C.isKept() && C.isHeard(ProjectFactKind::TakenOut);
}

/// A text by which something is known: tag->name, in the object itself or in one
/// that it holds.
static const FieldDecl *textOfThis(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  while (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    if (Call->getNumArgs())
      return nullptr;
    E = Call->getImplicitObjectArgument()->IgnoreUnlessSpelledInSource();
  }
  const auto *M = dyn_cast<MemberExpr>(E);
  const auto *Text = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
  while (const auto *Part = dyn_cast<MemberExpr>(E))
    E = Part->getBase()->IgnoreUnlessSpelledInSource();
  return Text && isa<CXXThisExpr>(E) && !Text->getType()->isIntegerType()
             ? Text
             : nullptr;
}

/// names.erase(name), manager->del(tag->name): a call that takes out by a text.
static bool takesOutBy(const Stmt *S, const FieldDecl *Text,
                       const Lexicon &Names) {
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && F->getIdentifier() && Names.says(WR_TakesOut, F->getName()) &&
         llvm::any_of(Call->arguments(), [&](const Expr *A) {
           const FieldDecl *Given = textOfThis(A);
           return Given && (!Text || Given->getCanonicalDecl() ==
                                         Text->getCanonicalDecl());
         });
}

/// The name that an object makes of its own address is taken out again by the
/// object's destructor: two objects never have it at a time.
static Evidence isNamedUntilEnd(const Case &C) {
  if (C.From.Whose != Storage::This || !C.From.Class ||
      C.To.Id.Kind != IdentityKind::Object)
    return false;
  const CXXRecordDecl *Class = C.From.Class->getDefinition();
  const CXXDestructorDecl *End = Class ? Class->getDestructor() : nullptr;
  const FunctionDecl *Body = nullptr;
  if (!End || !End->hasBody(Body))
    return false;
  // A name that is made before it is kept has no field yet.
  const auto *Kept = dyn_cast_or_null<FieldDecl>(C.To.Decl);
  Evidence E = false;
  anyPart(Body->getBody(), [&](const Stmt *S) {
    if (!takesOutBy(S, Kept, C.Unit.names()))
      return false;
    E = true;
    E.At = S->getBeginLoc();
    return true;
  });
  return E;
}

/// A field that is set back when the object goes does not outlive it.
static Evidence isCleared(const Case &C) {
  return C.isKey(KeyHarm::Compared) && C.Unit.trips().isCleared(C.place());
}

static Evidence placeOf(const Taken *Take) {
  Evidence E = Take != nullptr;
  if (Take)
    E.At = Take->At;
  return E;
}

static Evidence isTakenOut(const Case &C) {
  return C.isKept() && C.place()
             ? placeOf(entryTaken(C.place(), C.To.KeyClass, C.Unit))
             : false;
}

static Evidence isEmptied(const Case &C) {
  return (C.isKept() || C.isKey(KeyHarm::Stays)) && C.place()
             ? placeOf(allTaken(C.place(), C.Unit))
             : false;
}

/// Another path, or the rest of this one, takes the entry out.
static Evidence isTakenOutLater(const Case &C) {
  return C.isKey(KeyHarm::Stays) && !C.X.Escaped;
}

/// A structure of the system has its IDs from whoever uses it, and hands them
/// back.
static Evidence isSystemField(const Case &C) {
  const auto *F = dyn_cast_or_null<FieldDecl>(C.To.Decl);
  if (!F || !C.AST.getSourceManager().isInSystemHeader(F->getLocation()))
    return false;
  return F;
}

/// The variable that \p E is a part or an element of.
static const VarDecl *wholeOf(const Expr *E) {
  for (unsigned Depth = 0; E && Depth < 16; ++Depth) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *M = dyn_cast<MemberExpr>(E)) {
      E = M->getBase();
    } else if (const auto *S = dyn_cast<ArraySubscriptExpr>(E)) {
      E = S->getBase();
    } else if (const auto *U = dyn_cast<UnaryOperator>(E)) {
      E = U->getSubExpr();
    } else if (const auto *C = dyn_cast<CastExpr>(E)) {
      E = C->getSubExpr();
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
      E = Op->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      E = Call->getImplicitObjectArgument();
    } else {
      const auto *Ref = dyn_cast<DeclRefExpr>(E);
      const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      if (!V || !V->getType()->isReferenceType() || !V->getInit())
        return V;
      E = V->getInit();
    }
  }
  return nullptr;
}

/// A structure of another library, local here, is filled and handed to a
/// function of that library by its address: its ID is the user's own, for the
/// library to hand back. An ID of what others must know again is no such thing.
static Evidence isHandedWhole(const Case &C) {
  const auto *F = dyn_cast_or_null<FieldDecl>(C.To.Decl);
  const auto *Target = dyn_cast_or_null<MemberExpr>(
      C.To.Target ? C.To.Target->IgnoreParenCasts() : nullptr);
  if (!F || !Target || !C.X.In || !C.X.In->getBody() ||
      (C.To.Id.Kind != IdentityKind::Object) || F->getParent() == C.From.Class)
    return false;
  const RecordDecl *Class = F->getParent();
  const VarDecl *Whole = wholeOf(Target->getBase());
  const SourceManager &SM = C.AST.getSourceManager();
  if (!Whole || !Whole->hasLocalStorage() || isa<ParmVarDecl>(Whole))
    return false;
  llvm::SmallVector<const Stmt *, 32> Todo = {C.X.In->getBody()};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (!S)
      continue;
    llvm::append_range(Todo, S->children());
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *To = Call ? Call->getDirectCallee() : nullptr;
    if (!To || To->hasBody() || isa<CXXMethodDecl>(To) ||
        SM.getFileID(SM.getExpansionLoc(To->getLocation())) !=
            SM.getFileID(SM.getExpansionLoc(Class->getLocation())))
      continue;
    for (unsigned I = 0; I < Call->getNumArgs() && I < To->getNumParams();
         ++I) {
      QualType T = To->getParamDecl(I)->getType();
      if (T->isPointerType() && T->getPointeeType()->getAsRecordDecl() &&
          T->getPointeeType()->getAsRecordDecl()->getCanonicalDecl() ==
              Class->getCanonicalDecl() &&
          wholeOf(Call->getArg(I)) == Whole) {
        Evidence E = true;
        E.At = Call->getExprLoc();
        return E;
      }
    }
  }
  return false;
}

llvm::ArrayRef<Reason> stableid::reasonsReturns() {
  static constexpr Reason Rows[] = {
      {"read-back", Question::Returns, Answer::No, Reason::Outputs, isReadBack,
       "the unit reads such bytes back"},
      {"handle", Question::Returns, Answer::No, Reason::Ids | Reason::Keys,
       passesHandle,
       "it went through a handle, which is cast back to a pointer"},
      {"filled-cookie", Question::Returns, Answer::No, Reason::Ids, fillsCookie,
       "the value only fills a field that is cast back to a pointer"},
      {"cookie", Question::Returns, Answer::No, Reason::Ids, isCookie,
       "the unit casts it back to a pointer"},
      {"cookie-elsewhere", Question::Returns, Answer::No, Reason::Ids,
       isCookieElsewhere,
       "another unit of the project casts it back to a pointer"},
      {"system-field", Question::Returns, Answer::No, Reason::Ids,
       isSystemField,
       "the field is of a structure of the system, which hands it back"},
      {"handed-whole", Question::Returns, Answer::No, Reason::Ids,
       isHandedWhole,
       "the structure is filled for a library, which hands the value back"},
      {"cleared", Question::Returns, Answer::No, Reason::Keys, isCleared,
       "the field is set back to a constant when the object goes"},
      {"taken-out", Question::Returns, Answer::No, Reason::Keys, isTakenOut,
       "the unit takes entries out by a key of this class"},
      {"taken-out-elsewhere", Question::Returns, Answer::No, Reason::Keys,
       isTakenOutElsewhere,
       "another unit of the project takes entries out by a key"},
      {"emptied", Question::Returns, Answer::No, Reason::Keys, isEmptied,
       "the unit empties the container"},
      {"named-until-end", Question::Returns, Answer::No, Reason::Ids,
       isNamedUntilEnd,
       "the object's destructor takes out what is known by that name"},
      {"taken-out-later", Question::Returns, Answer::No, Reason::Keys,
       isTakenOutLater, "the entry is taken out before the function ends"},
  };
  return Rows;
}
