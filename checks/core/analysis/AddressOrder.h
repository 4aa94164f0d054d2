//===--- AddressOrder.h - an order of addresses that is seen ---*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop over a container that is ordered or hashed by address runs in an order
// that the allocator decides. That is a mistake where the order gets out.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ADDRESS_ORDER_H
#define STABLEID_CORE_ADDRESS_ORDER_H

#include <vector>

namespace stableid {

struct Remark;
struct UnitPass;

std::vector<Remark> addressOrder(const UnitPass &P);

} // namespace stableid

#endif // STABLEID_CORE_ADDRESS_ORDER_H
