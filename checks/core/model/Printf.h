//===--- Printf.h - functions of one's own that format ---------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every larger program has a printf of its own. Its declaration says so: by the
// format attribute, or by the shape of its parameters. ModelIndex makes a rule
// of what is found here, so that such a function is read as sprintf is.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_PRINTF_H
#define STABLEID_CORE_PRINTF_H

#include "clang/AST/Decl.h"
#include <optional>

namespace stableid {

/// Where a function has its format, and the first argument that it prints.
struct PrintfShape {
  unsigned Format = 0;
  unsigned First = 0;
  /// Its declaration alone says so: the attribute, or a va_list behind a text.
  bool Declared = false;
};

/// The shape of \p F, if it has one: by the attribute, else a va_list or an
/// ellipsis behind a text.
std::optional<PrintfShape> printfShapeOf(const clang::FunctionDecl *F);

/// va_list, on every target, also as a parameter.
bool isArgumentList(clang::QualType T);

} // namespace stableid

#endif // STABLEID_CORE_PRINTF_H
