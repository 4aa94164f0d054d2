//===--- Sink.h - where a plain value becomes an identity ------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What makes a variable, a parameter, a result or a key constant an ID is its
// name and its type; what makes a call an output is the Model. A Sink says
// which, where, and how sure that is.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SINK_H
#define STABLEID_CORE_SINK_H

#include "Lexicon.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace stableid {

/// The way in which a key goes wrong.
enum class KeyHarm : uint8_t {
  Outlives, ///< the container outlives the object
  Text,     ///< text is found by its address only
  Moves,    ///< an element moves when its container grows
  Compared, ///< a stored address is compared with a fresh one (ABA)
  Stays,    ///< the object is gone and the entry is still there
  Stored    ///< the key goes to a store outside the process
};

/// Where a value becomes an identity.
struct Sink {
  SinkKind Kind = SinkKind::Id;
  KeyHarm Harm = KeyHarm::Outlives;
  Identity Id;
  /// The thing that the value became, as the user calls it: the variable, the
  /// function that writes.
  std::string Name;
  clang::SourceLocation Loc;
  clang::SourceRange Range;
  const clang::NamedDecl *Decl = nullptr;
  /// The expression that gives it the value, and what is assigned to, where
  /// there are such: a repair rewrites the one and asks about the other.
  const clang::Expr *Value = nullptr;
  const clang::Expr *Target = nullptr;
  /// Keys: the class whose address it is, and whether the container is asked
  /// for it again.
  const clang::CXXRecordDecl *KeyClass = nullptr;
  /// A local variable: an ID only if its value gets out of the function.
  bool Local = false;
  /// The literal of a format makes a name around the value: arg_%p. It is one
  /// as soon as the text gets out, but for people.
  bool Written = false;
  /// The rule that made it one, if any.
  const Rule *From = nullptr;
  /// Outputs: the parameter of the function that says where the value goes.
  const clang::ParmVarDecl *Channel = nullptr;
};

/// The name of \p F says that it only shows things to a developer.
bool saysDiagnostic(const clang::FunctionDecl *F, const Lexicon &Words);

/// \p F, or the class it makes or belongs to, speaks to people: saysSpoken.
bool isSpoken(const clang::FunctionDecl *F, const Lexicon &Words);

/// \p F shows things to a developer: operator<<, dump(), a Logger's method.
bool isDiagnostic(const clang::FunctionDecl *F, const Lexicon &Words);

/// \p R by its name: SessionId, TaskGuid. The system's own do not count.
std::optional<Identity> identityOfClass(const clang::RecordDecl *R,
                                        const Lexicon &Names);

/// \p R is a number or a text with a type of its own; one that is named as an
/// ID may have a few such parts.
bool isStrongType(const clang::RecordDecl *R, ModelIndex &Index,
                  const Lexicon &Names);

/// Types that can hold an identity: integers (not bool, not narrow
/// enumerations), text, bytes, strong types, and classes whose own name says
/// identity.
bool canHoldIdentity(clang::QualType T, ModelIndex &Index,
                     const Lexicon &Names);

/// \p D as a sink by its name or by the name of its type.
std::optional<Identity> identityOf(const clang::ValueDecl *D,
                                   ModelIndex &Index,
                                   const Lexicon &Names);

/// An element of \p D as a sink: of an array, of a sequence, or
/// what a pointer points to, the value found in a map.
std::optional<Identity> identityOfElement(const clang::ValueDecl *D,
                                          ModelIndex &Index,
                                          const Lexicon &Names);

/// The result of \p F as a sink. Hash functors and factories that look
/// something up by ID are none.
std::optional<Identity> identityOfResult(const clang::FunctionDecl *F,
                                         ModelIndex &Index,
                                         const Lexicon &Names);

/// The values that the coroutine \p F yields, one \p T after the other.
std::optional<Identity> identityOfYielded(const clang::FunctionDecl *F,
                                          clang::QualType T, ModelIndex &Index,
                                          const Lexicon &Names);

/// Parameter \p I of \p F as a sink for integers and text; with \p ForPointer, for
/// a pointer, of which a rule or the body of \p F makes a number, hash or text.
std::optional<Identity> identityOfParam(const clang::FunctionDecl *F,
                                        unsigned I, bool ForPointer,
                                        ModelIndex &Index,
                                        const Lexicon &Names);

} // namespace stableid

#endif // STABLEID_CORE_SINK_H
