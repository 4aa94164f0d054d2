//===--- ReasonsWhose.cpp - whose address is it ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An object that others can follow at its address answers yes. An object that
// is the only one, and what a caller is to answer for, are no. An integer that
// travels in a pointer is nobody's address, and no candidate.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"
#include "core/lifetime/Singleton.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

/// The address of an object that is never freed is unique in the process, so it
/// is a valid key or object ID. It is still wrong for IDs that must differ between
/// processes or runs.
static bool mayBeStatic(const Case &C) {
  return C.isKept() || (C.isId() && (C.To.Id.Kind == IdentityKind::Object ||
                                     C.To.Id.Kind == IdentityKind::Thread));
}

/// It is an ID, and a good key, as long as it stays in the process.
static Evidence isNumberOfProcess(const Case &C) {
  return C.From.Kind == SourceKind::Number;
}

static Evidence isCallersMatter(const Case &C) {
  return C.From.Kind == SourceKind::Input &&
         (!C.From.In.AddressByType || C.From.In.Fields[0]);
}

static Evidence isOneObject(const Case &C) {
  return C.From.Whose == Storage::Static && mayBeStatic(C);
}

static Evidence isOfSingleton(const Case &C) {
  const CXXRecordDecl *Class = C.From.Class;
  if (!Class && !C.From.Type.isNull())
    Class = C.From.Type->getAsCXXRecordDecl();
  // One that keeps its address as an ID in a field of its own keeps it for somebody
  // else: inside the process nobody needs a number to tell it apart.
  const auto *Kept = dyn_cast_or_null<FieldDecl>(C.To.Decl);
  if (Kept && Class &&
      Kept->getParent()->getCanonicalDecl() == Class->getCanonicalDecl())
    return false;
  return mayBeStatic(C) && !C.From.ElementOf && isSingleton(Class);
}

/// The Model says of the class that its objects stay.
static Evidence isOfStaticClass(const Case &C) {
  return mayBeStatic(C) && (C.Index.traitsOf(C.From.Type) & TT_Static);
}

/// alloc_id: memory that is no object yet, or none any more, is told apart by its
/// address.
static Evidence isMemoryItself(const Case &C) {
  return C.From.Kind != SourceKind::Thread && !C.From.Class &&
         (C.From.Type.isNull() || C.From.Type->isVoidType()) &&
         C.Unit.names().says(WR_Memory, C.To.Name);
}

/// The user cannot change what a macro of a system header does.
static Evidence isInSystemMacro(const Case &C) {
  return C.AST.getSourceManager().isInSystemMacro(C.To.Loc);
}

static Evidence isKeptThread(const Case &C) {
  return C.isKept() && C.From.Kind == SourceKind::Thread && !C.endsBefore();
}

/// A thread that compares a lock's owner with itself is alive.
static Evidence isComparedThread(const Case &C) {
  return C.isKey(KeyHarm::Compared) && C.From.Kind == SourceKind::Thread;
}

llvm::ArrayRef<Reason> stableid::reasonsWhose() {
  static constexpr Reason Rows[] = {
      {"number-of-process", Question::Whose, Answer::No,
       Reason::Ids | Reason::Keys, isNumberOfProcess,
       "the number is no address, and unique in the process that it stays in"},
      {"callers-matter", Question::Whose, Answer::No, Reason::All,
       isCallersMatter, "the caller decides what the parameter is"},
      {"one-object", Question::Whose, Answer::No, Reason::Ids | Reason::Keys,
       isOneObject,
       "the object has static storage duration, so no other gets its address"},
      {"singleton", Question::Whose, Answer::No, Reason::Ids | Reason::Keys,
       isOfSingleton,
       "there is one object of the class as long as the process lives"},
      {"static-class", Question::Whose, Answer::No, Reason::Ids | Reason::Keys,
       isOfStaticClass,
       "objects of such a class are there as long as the process lives"},
      {"memory-itself", Question::Whose, Answer::No, Reason::Ids,
       isMemoryItself,
       "it names a piece of memory, which its address identifies"},
      {"system-macro", Question::Whose, Answer::No, Reason::All,
       isInSystemMacro,
       "a macro of the system does it, which the user cannot mend"},
      {"kept-thread", Question::Whose, Answer::Unknown, Reason::Keys,
       isKeptThread, "the thread may live as long as the container"},
      {"compared-thread", Question::Whose, Answer::Unknown, Reason::Keys,
       isComparedThread, "the thread that compares itself is alive"},
  };
  return Rows;
}
