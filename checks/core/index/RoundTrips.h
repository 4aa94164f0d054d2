//===--- RoundTrips.h - values that come back ----------------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The walk over a unit notes here which integers become pointers again, which
// fields are advanced from themselves or set back, and which bytes are read. The
// question of the verdict "does it come back" asks it.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ROUNDTRIPS_H
#define STABLEID_CORE_ROUNDTRIPS_H

#include "core/model/Model.h"
#include "core/sink/Lexicon.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace stableid {

class RoundTrips {
public:
  RoundTrips(ModelIndex &Index, const Lexicon &Names)
      : Index(Index), Names(Names) {}

  /// Cast back to a pointer somewhere: a cookie, not an ID.
  bool isCookie(const clang::Decl *D) const;
  /// The declarations that the unit casts back, in no order.
  const llvm::DenseSet<const clang::Decl *> &cookies() const { return Cookies; }
  /// The user's own integer types that the unit casts back to pointers: what is
  /// converted to one is carried, and stays an address.
  const llvm::SmallPtrSetImpl<const clang::TypedefNameDecl *> &
  carriers() const {
    return Carriers;
  }
  /// A field or global that is advanced from nothing but itself: the state of a
  /// generator.
  bool isGenerator(const clang::Decl *D) const;
  /// A field or global that is set back to a constant.
  bool isCleared(const clang::Decl *D) const;
  /// Pointers or structures of this type are read back as bytes.
  bool isReadBack(clang::QualType T) const;
  /// The integer field that \p S casts back to a pointer; null for any other
  /// statement.
  static const clang::FieldDecl *castBackBy(const clang::Stmt *S);

  // The walk tells of what it meets.
  /// \p D is cast back.
  void add(const clang::Decl *D);
  /// A number or its bytes may become a pointer again.
  void visitCast(const clang::CastExpr *E);
  /// A call may make the bytes of an integer a pointer again, or read them.
  void visitCall(const clang::Expr *E, const clang::FunctionDecl *Callee,
                 llvm::ArrayRef<const clang::Expr *> Args);
  /// \p E assigns to an integer, in \p In; null in an initialiser.
  void visitAssignment(const clang::BinaryOperator *E,
                       const clang::FunctionDecl *In);
  /// \p E, in \p In, may give an atomic number a constant: n.store(0).
  void visitSetBack(const clang::Expr *E, const clang::FunctionDecl *In);
  /// Members of a class template that nobody here calls were not instantiated,
  /// and may cast its fields back all the same.
  void visitPattern(const clang::CXXRecordDecl *Class);
  /// \p F is given a value.
  void write(const clang::FieldDecl *F) { Written.insert(F); }
  /// \p D is set back to a null pointer.
  void clear(const clang::Decl *D) { Cleared.insert(D->getCanonicalDecl()); }

private:
  void addCarrier(clang::QualType T);
  /// \p T is a name for integers by which pointers travel.
  bool carries(clang::QualType T) const;

  ModelIndex &Index;
  const Lexicon &Names;
  llvm::DenseSet<const clang::Decl *> Cookies;
  llvm::SmallPtrSet<const clang::TypedefNameDecl *, 2> Carriers;
  llvm::DenseSet<const clang::Decl *> Generators;
  llvm::DenseSet<const clang::Decl *> Cleared;
  llvm::DenseMap<const clang::IdentifierInfo *,
                 llvm::SmallVector<const clang::FieldDecl *, 1>>
      CookieFields;
  llvm::DenseSet<const clang::IdentifierInfo *> CookieParams;
  llvm::DenseSet<const clang::FieldDecl *> Written;
  llvm::DenseSet<const clang::Type *> ReadBack;
};

} // namespace stableid

#endif // STABLEID_CORE_ROUNDTRIPS_H
