//===--- MovedElement.h - an element whose container grows ----- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A sequence that keeps its elements side by side moves them when it grows;
// whoever kept the address of one is left behind.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MOVED_ELEMENT_H
#define STABLEID_CORE_MOVED_ELEMENT_H

#include "clang/AST/Decl.h"
#include <vector>

namespace stableid {

struct Remark;
struct UnitPass;

/// Adds what \p F keeps of elements that move to \p Out.
void addMovedElements(const clang::FunctionDecl *F, const UnitPass &P,
                      std::vector<Remark> &Out);

} // namespace stableid

#endif // STABLEID_CORE_MOVED_ELEMENT_H
