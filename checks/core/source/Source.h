//===--- Source.h - where an address becomes a plain value -----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A Source is the address a value was made from: whose it is, where it was
// taken and what to call it. Flow carries it to a Sink; Finding shows it.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SOURCE_H
#define STABLEID_CORE_SOURCE_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceLocation.h"
#include <array>
#include <string>

namespace stableid {

class ModelIndex;

/// How much is known of the object whose address it is.
enum class Storage : uint8_t {
  Unknown,   ///< a pointer from somewhere
  Automatic, ///< a local object
  Static,    ///< lives as long as the process: its address is never reused
  Heap,      ///< made by new
  This       ///< the object the member function runs on
};

enum class SourceKind : uint8_t {
  Integer, ///< not an address at all: an integer carried in a pointer
  Address, ///< the address of an object
  Thread,  ///< the identity of a thread, reused as soon as it ends
  Number,  ///< no address: a number that is unique in one process only
  Member,  ///< a pointer inside an object that is written whole
  Text,    ///< a character pointer where the text is meant
  Input    ///< whatever the caller passes; see Input below
};

/// The place in a function's signature a symbolic Source stands for.
struct Input {
  static constexpr unsigned This = ~0U;    ///< the object itself
  static constexpr unsigned Capture = ~1U; ///< see Captured
  static constexpr unsigned Rest = ~2U;    ///< what `...` prints, by its format
  unsigned Param = This;
  /// The object that the pointer or reference designates, not its value.
  bool Content = false;
  /// The object that the pointer points to, also if it is passed by reference.
  bool Pointee = false;
  /// It begins as an address; otherwise only what is already plain in it can
  /// arrive as a plain value.
  bool IsAddress = false;
  /// Which fields of it.
  std::array<const clang::FieldDecl *, 2> Fields = {nullptr, nullptr};
  /// The captured variable, for lambdas.
  const clang::VarDecl *Captured = nullptr;
  /// The type alone says that it is an address: T *, const void *, uintptr_t.
  /// A plain void * may carry an integer and says nothing.
  bool AddressByType = false;

  /// One bit per input, whole: sets of inputs are numbers.
  static uint64_t bitOf(unsigned Param) {
    return uint64_t(1) << (Param == This      ? 63
                           : Param == Capture ? 62
                           : Param == Rest    ? 61
                           : Param < 60       ? Param
                                              : 60);
  }
};

struct Source {
  SourceKind Kind = SourceKind::Address;
  Storage Whose = Storage::Unknown;
  /// The object pointed at, as the user calls it: by a word or a name or, when
  /// that is empty, by its type. Most sources are never shown, so what is shown
  /// is made when somebody reads it.
  llvm::StringRef Word;
  clang::QualType Type;
  /// The class of the object, when it has one; advice names it.
  const clang::CXXRecordDecl *Class = nullptr;
  /// The variable whose address it is, when it is one.
  const clang::ValueDecl *Object = nullptr;
  clang::SourceLocation Loc;
  /// The container that the object is an element of, by name.
  const clang::ValueDecl *ElementOf = nullptr;
  /// It is the last of them.
  bool Last = false;
  /// A std::shared_ptr owns the object.
  bool Shared = false;
  /// The object is a container, an element of one, or a byte buffer.
  bool Container = false;
  /// The pointer type by which the bytes are known that hold the address.
  clang::QualType Bytes;
  Input In;

  /// Session, map, counter.
  std::string subject() const;
};

/// \p E without parentheses, temporaries, default arguments and casts that do
/// nothing.
const clang::Expr *strip(const clang::Expr *E);

/// Describes the address that the pointer, smart pointer or thread handle
/// \p E holds, seen alone: what flow knows of it comes on top.
Source describeAddress(const clang::Expr *E, ModelIndex &Index);

/// \p E, in a template, casts a pointer to the object of a parameter, or this,
/// to an integer.
bool isDependentAddress(const clang::CastExpr *E);

/// The address of \p Object, as in &Object or a decayed array.
Source describeAddressOf(const clang::Expr *Object, ModelIndex &Index);

/// The type that the pointer or smart pointer \p T points to; null for others.
clang::QualType pointeeOf(clang::QualType T, ModelIndex &Index);

/// True for pointers to objects (not functions) and for classes that the Model
/// says stand for an address.
bool isAddressLike(clang::QualType T, ModelIndex &Index);

/// The pointer in std::optional<Session *> or std::expected<Session *, E>; null
/// for anything else.
clang::QualType pointerHeldIn(clang::QualType T, ModelIndex &Index);

/// True when a value of type \p T must be an address: not void *, which is
/// also used to carry integers through callbacks.
bool isAddressByType(clang::QualType T, ModelIndex &Index);

/// The same for a parameter: const void * too, since nobody passes an integer
/// through a pointer to what must not change.
bool isAddressParam(clang::QualType T, ModelIndex &Index);

/// The constructor whose body runs and whose parameters have names: of an
/// inherited one, the base's.
const clang::CXXConstructorDecl *
constructorOf(const clang::CXXConstructExpr *E);

/// True for uintptr_t by that very name: other names of it (a C API's handle,
/// a tagged word) say what else they are.
bool isUintptr(clang::QualType T);

/// The element type of an array, std::array or array of arrays \p T; else \p T.
clang::QualType elementType(clang::QualType T);

/// A parameter that takes an object as bytes: a pointer to void, characters or
/// bytes.
bool isBytesParam(clang::QualType T);

/// The first pointer found inside objects of type \p T when their bytes are
/// written whole, or null; \p T itself may be a pointer.
const clang::FieldDecl *firstPointerInside(clang::QualType T);

/// The users' word for objects of type \p T: the class without its template
/// arguments, so that instantiations of one template read the same.
std::string subjectOf(clang::QualType T);

} // namespace stableid

#endif // STABLEID_CORE_SOURCE_H
