//===--- ReasonsName.cpp - does the name say identity ---------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A strong word in its role answers yes; a weak one is unknown. What has no
// such name is no candidate.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"
#include "core/ast/Children.h"
#include "clang/AST/Expr.h"

using namespace clang;
using namespace stableid;

static Evidence isWeakName(const Case &C) {
  return C.To.Id.Sure == Certainty::Likely;
}

/// std::string name() { return kind + " " + hex(this); }: a text with blanks
/// beside the address is a description.
static Evidence isDescription(const Case &C) {
  return C.To.Id.Sure == Certainty::Likely && C.To.Value &&
         isa_and_nonnull<FunctionDecl>(C.To.Decl) &&
         anyPart(C.To.Value, [](const Stmt *S) {
           const auto *Text = dyn_cast<clang::StringLiteral>(S);
           return Text && Text->getCharByteWidth() == 1 &&
                  Text->getString().find_first_of(" \t\n") != llvm::StringRef::npos;
         });
}

llvm::ArrayRef<Reason> stableid::reasonsName() {
  static constexpr Reason Rows[] = {
      {"weak-name", Question::Name, Answer::Unknown, Reason::Ids, isWeakName,
       "the name may say something else than identity"},
      {"described", Question::Name, Answer::No, Reason::Ids, isDescription,
       "the text that the function makes has blanks in it: it describes the object"},
  };
  return Rows;
}
