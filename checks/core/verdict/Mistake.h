//===--- Mistake.h - findings that are one mistake -------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A field that is given addresses at twelve places, and an address that becomes
// an ID under two names, are one mistake each: the field, and the address.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MISTAKE_H
#define STABLEID_CORE_MISTAKE_H

#include "Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace stableid {

/// How a name begins that other units cannot know: of a place in the source file.
constexpr llvm::StringLiteral OfUnit = "unit ";

/// The names of the mistakes that \p F is a part of; findings that share one are
/// one mistake. A name is the same in every unit that reads the same headers.
std::vector<std::string> mistakesOf(const Finding &F,
                                    const clang::SourceManager &SM);

/// For each of \p Names the number of the first that it hangs together with, by
/// names that they share.
std::vector<size_t> joinedBy(llvm::ArrayRef<std::vector<std::string>> Names);

} // namespace stableid

#endif // STABLEID_CORE_MISTAKE_H
