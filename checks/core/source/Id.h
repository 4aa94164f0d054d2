//===--- Id.h - numbers of one kind of thing -------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ids of values, places, sinks and so on: a type for each kind, so that none is
// taken for another; and the table in which an id is looked up.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ID_H
#define STABLEID_CORE_ID_H

#include "llvm/ADT/DenseMapInfo.h"
#include <cstdint>
#include <vector>

namespace stableid {

/// A number from 1; 0 is none.
template <class Tag> class Id {
public:
  constexpr Id() = default;
  constexpr explicit Id(uint32_t Number) : Number(Number) {}

  constexpr explicit operator bool() const { return Number != 0; }
  constexpr uint32_t number() const { return Number; }

  friend constexpr bool operator==(Id L, Id R) { return L.Number == R.Number; }
  friend constexpr bool operator!=(Id L, Id R) { return L.Number != R.Number; }
  friend constexpr bool operator<(Id L, Id R) { return L.Number < R.Number; }

private:
  uint32_t Number = 0;
};

/// The things that ids of type \p IdT stand for, in the order of their numbers.
template <class IdT, class T> class IdTable {
public:
  IdT add(T One) {
    All.push_back(std::move(One));
    return IdT(All.size());
  }
  T &operator[](IdT I) { return All[I.number() - 1]; }
  const T &operator[](IdT I) const { return All[I.number() - 1]; }
  T &back() { return All.back(); }
  bool empty() const { return All.empty(); }
  size_t size() const { return All.size(); }
  auto begin() const { return All.begin(); }
  auto end() const { return All.end(); }

private:
  std::vector<T> All;
};

} // namespace stableid

template <class Tag> struct llvm::DenseMapInfo<stableid::Id<Tag>> {
  using Numbers = llvm::DenseMapInfo<uint32_t>;
  using Id = stableid::Id<Tag>;
  static Id getEmptyKey() { return Id(Numbers::getEmptyKey()); }
  static Id getTombstoneKey() { return Id(Numbers::getTombstoneKey()); }
  static unsigned getHashValue(Id I) {
    return Numbers::getHashValue(I.number());
  }
  static bool isEqual(Id L, Id R) { return L == R; }
};

#endif // STABLEID_CORE_ID_H
