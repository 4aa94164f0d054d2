//===--- Reasons.cpp - the rows of each question --------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Reasons.h.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"

using namespace clang;
using namespace stableid;

llvm::ArrayRef<Reason> stableid::reasonsFor(Question Q) {
  switch (Q) {
  case Question::Whose:
    return reasonsWhose();
  case Question::Left:
    return reasonsLeft();
  case Question::Name:
    return reasonsName();
  case Question::Outlives:
    return reasonsOutlives();
  case Question::Returns:
    return reasonsReturns();
  case Question::Unread:
    return reasonsUnread();
  }
  llvm_unreachable("a question without rows");
}

StringRef stableid::textOf(Question Q) {
  switch (Q) {
  case Question::Whose:
    return "whose address is it";
  case Question::Left:
    return "what is left of it";
  case Question::Name:
    return "does the name say identity";
  case Question::Outlives:
    return "does the place outlive the object";
  case Question::Returns:
    return "does it come back";
  case Question::Unread:
    return "is every use seen";
  }
  llvm_unreachable("a question without words");
}

StringRef stableid::textOf(Answer A) {
  return A == Answer::Yes ? "yes" : A == Answer::Unknown ? "unknown" : "no";
}
