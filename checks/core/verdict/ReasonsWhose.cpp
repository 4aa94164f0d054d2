//===--- ReasonsWhose.cpp - whose address is it ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An object that others can follow at its address answers yes. An integer that
// travels in a pointer, an object that is the only one, and what a caller is to
// answer for are no.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

/// One object for the whole life of the process is told apart from all others
/// by its address; only what must differ between processes or in time is not.
static bool mayBeStatic(const Case &C) {
  return C.isKept() || (C.isId() && (C.To.Id.Kind == IdentityKind::Object ||
                                     C.To.Id.Kind == IdentityKind::Thread));
}

static Evidence carriesInteger(const Case &C) {
  return C.From.Kind == SourceKind::Integer;
}

/// It is an ID, and a good key, as long as it stays in the process.
static Evidence isNumberOfProcess(const Case &C) {
  return C.From.Kind == SourceKind::Number && !C.isOutput();
}

static Evidence isCallersMatter(const Case &C) {
  return C.From.Kind == SourceKind::Input &&
         (!C.From.In.AddressByType || C.From.In.Fields[0]);
}

static Evidence isOneObject(const Case &C) {
  return C.From.Whose == Storage::Static && mayBeStatic(C);
}

static Evidence isTypeInfo(const Case &C) {
  return C.isKept() && C.From.subject() == "type_info";
}

/// What a macro of the system does is not the user's to mend.
static Evidence isInSystemMacro(const Case &C) {
  return C.AST.getSourceManager().isInSystemMacro(C.To.Loc);
}

static Evidence isKeptThread(const Case &C) {
  return C.isKept() && C.From.Kind == SourceKind::Thread && !C.endsBefore();
}

/// A thread that asks whether a lock or a slot is its own is alive.
static Evidence isComparedThread(const Case &C) {
  return C.isKey(KeyHarm::Compared) && C.From.Kind == SourceKind::Thread;
}

llvm::ArrayRef<Reason> stableid::reasonsWhose() {
  static constexpr Reason Rows[] = {
      {"carried-integer", Question::Whose, Answer::No, carriesInteger,
       "the pointer carries an integer, and is nobody's address"},
      {"number-of-process", Question::Whose, Answer::No, isNumberOfProcess,
       "the number is no address, and unique in the process that it stays in"},
      {"callers-matter", Question::Whose, Answer::No, isCallersMatter,
       "the caller decides what the parameter is"},
      {"one-object", Question::Whose, Answer::No, isOneObject,
       "the object has static storage duration, so no other gets its address"},
      {"type-info", Question::Whose, Answer::No, isTypeInfo,
       "the runtime keeps one type_info for a type as long as the process "
       "lives"},
      {"system-macro", Question::Whose, Answer::No, isInSystemMacro,
       "a macro of the system does it, which the user cannot mend"},
      {"kept-thread", Question::Whose, Answer::Unknown, isKeptThread,
       "the thread may live as long as the container"},
      {"compared-thread", Question::Whose, Answer::Unknown, isComparedThread,
       "the thread that compares itself is alive"},
  };
  return Rows;
}
