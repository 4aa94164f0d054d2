//===--- Site.h - the expression that a repair rewrites --------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the value of a sink is written, what type is wanted there, and whether
// the text can be replaced: it is the user's, stands in no macro and no
// template, and does nothing besides making the value.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SITE_H
#define STABLEID_CORE_SITE_H

#include "core/verdict/Finding.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace stableid {

struct Site {
  enum class Place : uint8_t {
    Initialized, ///< a field, by its constructor or where it is declared
    Assigned,    ///< a field or variable, anywhere else
    Declared,    ///< a local variable, where it is declared
    Result,      ///< what a function returns
    Handed       ///< an argument, or what is stored under a constant
  };
  Place At = Place::Handed;
  /// As the user wrote it, without implicit conversions.
  const clang::Expr *Written = nullptr;
  clang::CharSourceRange Range;
  clang::FileID File;
  /// The function that it is in, or null.
  const clang::FunctionDecl *In = nullptr;
  /// The class that it is in, or null.
  const clang::CXXRecordDecl *Class = nullptr;
  bool Text = false; ///< a std::string is wanted, else a number
  unsigned Bits = 0; ///< how wide the number may be on its way
  /// The type that a std::uint64_t has to be cast to; empty if none.
  std::string Cast;
  bool InC = false;
  /// The pointer or object whose address is taken, when it is written there.
  const clang::Expr *Pointer = nullptr;
  /// The locals between it and the value, which have to go with it.
  llvm::SmallVector<const clang::VarDecl *, 2> Behind;
  /// A pointer was passed whole: the parameter of the overload that takes a
  /// number instead.
  const clang::ParmVarDecl *PassedTo = nullptr;
  /// It calls functions of the user's, which were found to do nothing else.
  bool CallsUser = false;

  /// \p Number as the type that is wanted.
  std::string fromNumber(const std::string &Number) const;
};

/// Where \p F can be mended by rewriting one expression; none where it cannot,
/// for the reason \p Why.
std::optional<Site> siteOf(const Finding &F, clang::ASTContext &AST,
                           std::string &Why);

} // namespace stableid

#endif // STABLEID_CORE_SITE_H
