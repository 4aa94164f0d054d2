//===--- Sinks.h - which expressions are sinks -----------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From a node of the AST, the Model and the words that say identity to a Sink.
// Nothing is remembered and no function body is read, so every front end can
// ask.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SINKS_H
#define STABLEID_CORE_SINKS_H

#include "Sink.h"
#include "clang/AST/ExprCXX.h"

namespace stableid {

class Sinks {
public:
  Sinks(ModelIndex &Index, const Lexicon &Names)
      : Index(Index), Names(Names) {}

  /// \p D, which gets a value at \p Loc.
  std::optional<Sink> ofDecl(const clang::ValueDecl *D,
                             clang::SourceLocation Loc,
                             clang::SourceRange Range) const;
  /// The target of an assignment to \p LHS: by its own name, by the constant it
  /// is found under, by the list or the strong type that it is a part of.
  std::optional<Sink> ofTarget(const clang::Expr *LHS) const;
  /// An element of \p Whole, by the name of the outermost list.
  std::optional<Sink> ofElement(const clang::Expr *Whole,
                                const clang::Expr *At) const;
  /// The pointee of \p P: an out-parameter, a buffer.
  std::optional<Sink> ofPointee(const clang::VarDecl *P,
                                const clang::Expr *At) const;
  /// The value kept under the key \p Text.
  std::optional<Sink> ofConstant(const clang::StringLiteral *Text,
                                 const clang::Expr *At) const;
  /// The result of \p F that \p Returned gives.
  std::optional<Sink> ofResult(const clang::FunctionDecl *F,
                               const clang::Expr *Returned) const;
  /// The value that the coroutine \p F hands to its caller by \p Yielded.
  std::optional<Sink> ofYielded(const clang::FunctionDecl *F,
                                const clang::Expr *Yielded) const;
  /// The result, of type \p Result, of the lambda that \p D holds.
  std::optional<Sink> ofCallable(const clang::ValueDecl *D,
                                 clang::QualType Result) const;
  /// The value that a constructor of \p Class gives its base \p Base.
  std::optional<Sink> ofBase(const clang::CXXRecordDecl *Class,
                             const clang::Expr *Base) const;
  /// The class whose name says identity and that \p Made makes of argument
  /// \p I; null for anything else. An inherited constructor makes the class
  /// that inherits it.
  std::optional<Identity> ofConstructed(const clang::CXXConstructorDecl *Ctor,
                                        const clang::CXXRecordDecl *Made,
                                        unsigned I) const;

  /// JSON and its like: the Model says so, or the name of the class.
  bool isDocument(clang::QualType T) const;
  /// The variable, or the field of this, whose document \p E is or is a part
  /// of; null if there is none.
  const clang::ValueDecl *documentBehind(const clang::Expr *E) const;

private:
  std::optional<Sink> ofMember(const clang::MemberExpr *M) const;
  std::optional<Sink> ofTarget(const clang::Expr *LHS, unsigned Depth) const;

  ModelIndex &Index;
  const Lexicon &Names;
};

/// The string constant that \p E is, seen through conversions to a string.
const clang::StringLiteral *keyConstant(const clang::Expr *E);

} // namespace stableid

#endif // STABLEID_CORE_SINKS_H
