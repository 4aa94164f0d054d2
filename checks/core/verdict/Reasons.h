//===--- Reasons.h - the rows of each question ---------------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file per question. The judge asks for them by Reason.h.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_REASONS_H
#define STABLEID_CORE_REASONS_H

#include "Case.h"
#include "Reason.h"

namespace stableid {

using Question = Reason::Question;

llvm::ArrayRef<Reason> reasonsWhose();
llvm::ArrayRef<Reason> reasonsLeft();
llvm::ArrayRef<Reason> reasonsName();
llvm::ArrayRef<Reason> reasonsOutlives();
llvm::ArrayRef<Reason> reasonsReturns();
llvm::ArrayRef<Reason> reasonsUnread();

} // namespace stableid

#endif // STABLEID_CORE_REASONS_H
