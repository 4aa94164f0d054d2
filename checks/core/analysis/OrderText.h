//===--- OrderText.h - what is said of an order -----------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words of stableid-address-order, by how the order gets out.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_TEXT_H
#define STABLEID_CORE_ORDER_TEXT_H

#include "OrderSeen.h"
#include <string>

namespace stableid {

/// The verb of a certain warning, of a likely one and of the note; the advice.
struct OrderText {
  std::string Is, May, Note, Advice;
};
OrderText textOf(const OrderSeen &S);

} // namespace stableid

#endif // STABLEID_CORE_ORDER_TEXT_H
