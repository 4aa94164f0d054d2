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

#include "core/facts/Facts.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace stableid {

/// Which places are live at the beginning of which blocks. What costs more than
/// one look at each fact is done when it is asked for: few places ever hold
/// anything.
class Liveness {
public:
  using Bodies = llvm::function_ref<bool(const clang::FunctionDecl *)>;

  Liveness() = default;
  /// \p HasBody: whether what a function does is read in its body. \p F is
  /// looked at again later.
  Liveness(const FunctionFacts &F, Bodies HasBody);

  /// True unless what \p Root, a place without a parent, holds at the
  /// beginning of \p Block is of no interest to anybody.
  bool isLive(PlaceId Root, uint32_t Block) {
    int N = Root.number() < Numbers.size() ? Numbers[Root.number()] : -1;
    if (N < 0)
      return true;
    return (Live[N].empty() ? liveBlocks(N) : Live[N])[Block];
  }
  /// Nothing ever dies here.
  bool isTrivial() const { return Live.empty(); }
  /// True unless \p Block neither looks at \p Root nor changes it.
  bool mentions(uint32_t Block, PlaceId Root) const;
  /// Blocks that were looked at, each as often as it was.
  unsigned steps() const { return Steps; }

private:
  using BlockList = llvm::SmallVector<uint32_t, 2>; ///< sorted

  const FunctionFacts *F = nullptr;
  /// By root; -1 for what callers and callees can see.
  std::vector<int> Numbers;
  /// By number: the blocks that look at it before they overwrite it, and those
  /// that overwrite it first.
  std::vector<BlockList> Exposed, Overwritten;
  /// By number: the blocks at whose beginning it lives; empty until asked for.
  std::vector<llvm::BitVector> Live;
  /// By block: it may mention anything.
  llvm::BitVector Anything;
  /// By root: the blocks that mention it.
  std::vector<BlockList> Mentioned;
  unsigned Steps = 0;

  void findMentioned(Bodies HasBody);
  void findLooks();
  const llvm::BitVector &liveBlocks(int Number);
};

} // namespace stableid

#endif // STABLEID_CORE_LIVENESS_H
