//===--- TextPlace.h - where an edit stands in the text ---------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A statement at the end of a body, a member at the beginning of a class, with
// the indentation that is there, and what '#if' has to do with it.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_TEXT_PLACE_H
#define STABLEID_CORE_TEXT_PLACE_H

#include "UserText.h"
#include "clang/AST/Stmt.h"
#include <optional>

namespace stableid {

/// The blanks with which the line of \p Loc begins.
llvm::StringRef indentAt(clang::SourceLocation Loc,
                         const clang::SourceManager &SM);

/// \p Text as the last statement of \p Body.
std::optional<CodeEdit> atEnd(const clang::CompoundStmt *Body,
                              const std::string &Text, clang::ASTContext &AST);

/// Behind the one character at \p End, and behind a comment that follows it on
/// its line.
clang::SourceLocation behindLine(clang::SourceLocation End,
                                 const clang::SourceManager &SM);

/// \p Text as the first member of \p C, which anybody may call.
CodeEdit atBegin(const clang::CXXRecordDecl *C, const std::string &Text,
                 clang::ASTContext &AST);

/// Each '#if' around \p Outer is also around \p Inner, of the same file: where
/// there is the one, there is the other.
bool comesWith(clang::SourceLocation Inner, clang::SourceLocation Outer,
               const clang::SourceManager &SM);

/// Where an include that would stand at \p At stands for all that need it: in
/// front of an '#if' or 'extern "C"' that is open there, and of the code that is
/// edited first, at \p Edited.
unsigned placeForAll(llvm::StringRef Text, unsigned At, unsigned Edited);

} // namespace stableid

#endif // STABLEID_CORE_TEXT_PLACE_H
