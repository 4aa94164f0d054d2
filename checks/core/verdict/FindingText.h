//===--- FindingText.h - a weighed candidate as text ---------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Source, steps, sink, and each question with its answer and the rows that gave
// it: what the dump and `stableid why` print.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_FINDINGTEXT_H
#define STABLEID_CORE_FINDINGTEXT_H

#include "Finding.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/raw_ostream.h"

namespace stableid {

/// Lines that begin with two spaces: where the address is taken, which way it
/// takes, what it becomes, and the answers.
void print(llvm::raw_ostream &OS, const Finding &F,
           const clang::SourceManager &SM);

} // namespace stableid

#endif // STABLEID_CORE_FINDINGTEXT_H
