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

#include "core/model/Model.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace stableid {

enum class Certainty : uint8_t {
  Likely, ///< "may"; silent unless ReportLikely
  Certain ///< "is"
};

/// What an identity stands for; advice depends on it.
enum class IdentityKind : uint8_t {
  Object,      ///< id, uid, handle: any object
  Secret,      ///< session, token, nonce: grants access, must not be guessable
  Trace,       ///< trace, correlation, request
  Span,        ///< span
  TraceParent, ///< the W3C header value
  Uuid,        ///< uuid, guid
  Dedup,       ///< idempotency and deduplication keys
  Hash,        ///< fingerprint, etag, hash that is kept
  Thread       ///< a thread
};

/// The verdict on one name.
struct Identity {
  IdentityKind Kind = IdentityKind::Object;
  Certainty Sure = Certainty::Certain;
  /// One of several: ids, sessionIds.
  bool Many = false;
};

/// Names that say identity. `session_id`, `traceId`, `PushID`, `x-request-id`
/// do; `width`, `grid`, `valid`, `idle` do not. Words are split at case,
/// underscores, dashes and digits before anything is compared.
class IdentityNames {
public:
  /// \p Extra: further words of the user's own, certain ones.
  explicit IdentityNames(llvm::ArrayRef<std::string> Extra = {});

  /// A variable, field, parameter, function or key constant.
  std::optional<Identity> classify(llvm::StringRef Name) const;
  /// What holds several: ids, session_ids, UUIDs.
  std::optional<Identity> classifyPlural(llvm::StringRef Name) const;
  /// A function that takes an ID: setId, PushID, with_session_id.
  std::optional<Identity> classifySetter(llvm::StringRef Name) const;
  /// A string constant beside the value; the bare words session, trace,
  /// request, key, token say identity here.
  std::optional<Identity> classifyConstant(llvm::StringRef Text) const;

private:
  std::optional<Identity> classifyNew(llvm::StringRef Name) const;

  std::vector<std::string> Extra;
  /// What was said of each name: a unit has few of them, and asks often.
  mutable llvm::StringMap<std::optional<Identity>> Known;
};

/// The words of a name, in lower case.
llvm::SmallVector<std::string, 4> splitName(llvm::StringRef Name);

/// Functions, classes and variables that only show things to a developer:
/// debug, dump, log, print, assert.
bool saysDiagnostic(llvm::StringRef Name);

/// The same where a function makes a text, or nothing: describe, inspect.
bool saysDescription(llvm::StringRef Name);

/// The same where a function takes a format: error_msg.
bool saysMessage(llvm::StringRef Name);

/// Functions that answer about what they are given: isA, hasId, findById.
bool saysQuestion(llvm::StringRef Name);

/// Names of numbers that are addresses: addr, ptr, self.
bool saysAddress(llvm::StringRef Name);

/// Functions whose result stands for their arguments in a hash table: hash,
/// mix, crc32, fnv1a, murmur.
bool saysHash(llvm::StringRef Name);

/// Types whose name says no more than how wide they are: u64, uptr, ulong.
bool saysWidth(llvm::StringRef Name);

/// What goes wrong with a key.
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
  /// What the value turned into, as the user calls it: the variable, the
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
  /// The rule that made it one, if any.
  const Rule *From = nullptr;
};

/// The name of \p F says so.
bool saysDiagnostic(const clang::FunctionDecl *F);

/// \p F shows things to a developer: operator<<, dump(), a Logger's method.
bool isDiagnostic(const clang::FunctionDecl *F);

/// \p R by its name: SessionId, TaskGuid. The system's own do not count.
std::optional<Identity> identityOfClass(const clang::RecordDecl *R,
                                        const IdentityNames &Names);

/// \p R is a number or a text with a type of its own; one that is named as an
/// ID may have a few such parts.
bool isStrongType(const clang::RecordDecl *R, ModelIndex &Index,
                  const IdentityNames &Names);

/// Types that can hold an identity: integers (not bool, not narrow
/// enumerations), text, bytes, strong types, and classes whose own name says
/// identity.
bool canHoldIdentity(clang::QualType T, ModelIndex &Index,
                     const IdentityNames &Names);

/// \p D as a sink by its name or by the name of its type.
std::optional<Identity> identityOf(const clang::ValueDecl *D,
                                   ModelIndex &Index,
                                   const IdentityNames &Names);

/// What \p D holds many of, as a sink: an element of an array, a sequence or
/// what a pointer points to, the value found in a map.
std::optional<Identity> identityOfElement(const clang::ValueDecl *D,
                                          ModelIndex &Index,
                                          const IdentityNames &Names);

/// The result of \p F as a sink. Hash functors and factories that look
/// something up by ID are none.
std::optional<Identity> identityOfResult(const clang::FunctionDecl *F,
                                         ModelIndex &Index,
                                         const IdentityNames &Names);

/// Parameter \p I of \p F as a sink for integers and text, or, with
/// \p ForPointer, for a pointer passed whole as if it were a number.
std::optional<Identity> identityOfParam(const clang::FunctionDecl *F,
                                        unsigned I, bool ForPointer,
                                        ModelIndex &Index,
                                        const IdentityNames &Names);

} // namespace stableid

#endif // STABLEID_CORE_SINK_H
