//===--- OrderEdit.h - a sort in front of a loop ----------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The edit that gives a loop an order of its own, where the value that decides
// is evident and nothing else changes.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_EDIT_H
#define STABLEID_CORE_ORDER_EDIT_H

#include "OrderSeen.h"
#include "clang/AST/StmtCXX.h"
#include <optional>

namespace stableid {

struct OrderEdit {
  std::vector<CodeEdit> Edits;
  /// The headers that the edit needs, in brackets.
  std::vector<std::string> Headers;
  /// The advice that says what is written.
  std::string Words;
};

/// That of the loop \p For in \p F, which shows its order as \p S says.
/// \p Keeps: the range is a sequence that was filled before.
std::optional<OrderEdit> orderEditOf(const UnitPass &P,
                                     const clang::FunctionDecl *F,
                                     const clang::CXXForRangeStmt *For,
                                     const OrderSeen &S, bool Keeps);

} // namespace stableid

#endif // STABLEID_CORE_ORDER_EDIT_H
