//===--- UserText.h - what the user wrote, and may be changed ---*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of an expression, whether it may be rewritten, how a class is named
// at a place, and one edit.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_USERTEXT_H
#define STABLEID_CORE_USERTEXT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace stableid {

/// One replacement; an insertion where the range is empty.
struct CodeEdit {
  clang::CharSourceRange Range;
  std::string Text;
};

/// The user's text in \p Range, or empty where a macro made it.
llvm::StringRef textOf(clang::SourceRange Range, clang::ASTContext &AST);

/// \p Loc is in a file of the user's, and no macro made it.
bool isWritable(clang::SourceLocation Loc, clang::ASTContext &AST);

/// A macro of the user's is in \p S.
bool holdsMacro(const clang::Stmt *S, const clang::SourceManager &SM);

/// \p Range, which ends with a semicolon, with its line when nothing else is on
/// it.
clang::CharSourceRange wholeLine(clang::SourceRange Range,
                                 const clang::SourceManager &SM);

/// The name of \p D as it may be written inside of \p From; empty for what has
/// none, such as a specialisation of a template.
std::string nameFrom(const clang::CXXRecordDecl *D,
                     const clang::DeclContext *From);

} // namespace stableid

#endif // STABLEID_CORE_USERTEXT_H
