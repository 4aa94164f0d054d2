//===--- Liveness.h - what is still looked at ------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What nobody reads again need not be carried from block to block. A local or
// a temporary is dead where every way on begins by overwriting it, or never
// comes back to it; states without the dead are small, and joins are cheap.
// And what a block does not mention passes through it: news of it need not be
// told to every fact there.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_LIVENESS_H
#define STABLEID_CORE_LIVENESS_H

#include "Facts.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace stableid {

/// Which places are live at the beginning of which blocks.
class Liveness {
public:
  using Bodies = llvm::function_ref<bool(const clang::FunctionDecl *)>;

  Liveness() = default;
  /// \p HasBody: whether what a function does is read in its body.
  Liveness(const FunctionFacts &F, Bodies HasBody);

  /// True unless what \p Root, a place without a parent, holds at the
  /// beginning of \p Block is of no interest to anybody.
  bool isLive(PlaceId Root, uint32_t Block) const {
    return Root >= Numbers.size() || Numbers[Root] < 0 ||
           Live[Block][Numbers[Root]];
  }
  /// Nothing ever dies here.
  bool isTrivial() const { return Live.empty(); }
  /// True unless \p Block neither looks at \p Root nor changes it.
  bool mentions(uint32_t Block, PlaceId Root) const {
    return Block >= Mentioned.size() || Root >= Mentioned[Block].size() ||
           Mentioned[Block][Root];
  }

private:
  /// Bits, by root; -1 for what callers and callees can see.
  std::vector<int> Numbers;
  std::vector<llvm::BitVector> Live;
  /// By block; empty where a block may mention anything.
  std::vector<llvm::BitVector> Mentioned;

  void findMentioned(const FunctionFacts &F, Bodies HasBody);
};

} // namespace stableid

#endif // STABLEID_CORE_LIVENESS_H
