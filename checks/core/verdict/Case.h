//===--- Case.h - what the judge is asked about --------------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A candidate, and the unit that it was found in: all that a reason may look
// at.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CASE_H
#define STABLEID_CORE_CASE_H

#include "core/flow/Summary.h"
#include "core/index/UnitIndex.h"
#include "core/index/Visibility.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace stableid {

struct Case {
  const Candidate &X;
  const Source &From;
  const Sink &To;
  const Derivations &D;
  const UnitIndex &Unit;
  ModelIndex &Index;
  Unread &Seen;
  const clang::ASTContext &AST;

  Case(const Candidate &X, const Derivations &D, const UnitIndex &Unit,
       ModelIndex &Index, Unread &Seen, const clang::ASTContext &AST)
      : X(X), From(D.source(X.From.Src)), To(X.To), D(D), Unit(Unit),
        Index(Index), Seen(Seen), AST(AST) {}

  bool isId() const { return To.Kind == SinkKind::Id; }
  bool isOutput() const { return To.Kind == SinkKind::Output; }
  bool isKey(KeyHarm Harm) const {
    return To.Kind == SinkKind::Key && To.Harm == Harm;
  }
  /// A key that a container keeps, perhaps longer than its object lives.
  bool isKept() const { return isKey(KeyHarm::Outlives); }

  /// The container that holds the key, or the place that holds the address
  /// which is compared; null for anything else.
  const clang::ValueDecl *place() const;
  const UnitIndex::ContainerFacts &container() const;
  /// Another unit says so of the container.
  bool isHeard(ProjectFactKind Kind) const;
  /// The container's own type, also where it is known by a pointer.
  clang::QualType containerType() const;
  /// The class whose address the key is; null where that is not known.
  const clang::CXXRecordDecl *keyClass() const {
    return To.KeyClass ? To.KeyClass : From.Class;
  }
  /// The key as it was put in, if that was seen.
  const clang::Expr *key() const;
  /// The class of which the container is a member; null for a variable.
  const clang::RecordDecl *owner() const;
  /// The kept key is the address of a local object, and nobody else can take
  /// the entry out: the object ends before the container, whatever that is.
  bool endsBefore() const;

  /// The first place, from the sink back, that the value was stored in and that
  /// is as \p Is says; null if there is none.
  const clang::NamedDecl *
  storedIn(llvm::function_ref<bool(const clang::NamedDecl *)> Is) const;
  /// \p D is a handle: the only field of its class, and cast back to a pointer.
  /// A value that went through it is a pointer still, whatever it fills later.
  bool isHandle(const clang::Decl *D) const;
};

} // namespace stableid

#endif // STABLEID_CORE_CASE_H
