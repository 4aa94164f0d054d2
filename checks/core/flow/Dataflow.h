//===--- Dataflow.h - states of blocks until nothing changes ---*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The work list of every analysis that follows the blocks of a function:
// addresses and which sequences have elements forward, liveness backward.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_DATAFLOW_H
#define STABLEID_CORE_DATAFLOW_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include <vector>

namespace stableid {

/// From the entry along the edges, or from the exits against them. Blocks are
/// numbered in reverse post order.
enum class Direction : uint8_t { Forward, Backward };

/// An analysis over blocks derives from this, and adds
///
///   llvm::ArrayRef<uint32_t> edges(uint32_t Block);
///       the blocks to which its state goes; Nowhere: an edge that no path takes
///   void transfer(uint32_t Block, const State &In);
///       reads the block
///   const State *leaving(uint32_t Block, unsigned Edge);
///       the state on that edge, after transfer(): tests may have changed it, and
///       nobody needs what is dead there; null if the edge cannot be taken
///   bool join(uint32_t Block, State &Into, const State &From);
///       false if \p From brings nothing new
template <class StateT, Direction D> struct DataflowAnalysis {
  using State = StateT;
  static constexpr Direction Goes = D;
  static constexpr uint32_t Nowhere = ~0U;
  /// A block is read at most this often; lattices are low, so only a mistake of
  /// ours gets there.
  static constexpr unsigned MaxVisits = 64;
  /// The block was read before, and need not be read again for its new state.
  template <class Pass> bool passes(uint32_t, Pass &) { return false; }
};

template <class Analysis> class Dataflow {
public:
  using State = typename Analysis::State;

  Dataflow(Analysis &A, size_t Blocks)
      : A(A), Before(Blocks), Visits(Blocks, 0), Reached(Blocks),
        Waiting(Blocks) {}

  /// \p S holds where \p Block is entered.
  void enter(uint32_t Block, const State &S) {
    if (!Reached[Block]) {
      Reached.set(Block);
      Before[Block] = S;
      visit(Block);
    } else if (A.join(Block, Before[Block], S)) {
      visit(Block);
    }
  }
  /// Reads \p Block, again if need be.
  void visit(uint32_t Block) {
    Waiting.set(Block);
    bool Sooner = Forward ? Block < Next : Block >= Next;
    if (Sooner)
      Next = Forward ? Block : Block + 1;
  }
  /// Blocks are read as late as possible, so that what can arrive has arrived.
  void run() {
    for (int Block = take(); Block >= 0; Block = take()) {
      if (Visits[Block] == Analysis::MaxVisits ||
          (Visits[Block] && A.passes(Block, *this)))
        continue;
      ++Visits[Block];
      A.transfer(Block, Before[Block]);
      llvm::ArrayRef<uint32_t> Edges = A.edges(Block);
      for (unsigned Edge = 0; Edge < Edges.size(); ++Edge)
        if (Edges[Edge] != Analysis::Nowhere)
          if (const State *Out = A.leaving(Block, Edge))
            enter(Edges[Edge], *Out);
    }
  }

  bool isReached(uint32_t Block) const { return Reached[Block]; }
  const llvm::BitVector &reached() const { return Reached; }
  /// The state where \p Block is entered.
  State &before(uint32_t Block) { return Before[Block]; }

private:
  static constexpr bool Forward = Analysis::Goes == Direction::Forward;

  int take() {
    int Block = Forward ? Waiting.find_first_in(Next, Waiting.size())
                        : Waiting.find_last_in(0, Next);
    if (Block >= 0) {
      Waiting.reset(Block);
      Next = Forward ? Block : Block + 1;
    }
    return Block;
  }

  Analysis &A;
  std::vector<State> Before;
  std::vector<uint8_t> Visits;
  llvm::BitVector Reached, Waiting;
  /// No block before it is waiting; backward, none from it on.
  uint32_t Next = 0;
};

} // namespace stableid

#endif // STABLEID_CORE_DATAFLOW_H
