// Numbers in blocks: a thread takes 1024 at once from a shared counter and
// hands them out alone, so that minting an id is an addition in memory of its
// own.
#pragma once

#include "stableid/detail/state.h"

namespace stableid::detail {

inline constexpr std::uint64_t block_size = 1024;

struct Block {
  std::uint64_t next = 0;
  std::uint64_t end = 0;
};

STABLEID_PROCESS_WIDE inline thread_local Block thread_block;

STABLEID_COLD inline void refill(Block &block) noexcept {
  // 2^54 blocks: at one per nanosecond, 570 years. Not checked.
  block.next = process_state().next_number.fetch_add(block_size,
                                                     std::memory_order_relaxed);
  block.end = block.next + block_size;
}

// Not zero; no other call in this process, of any thread, gives the same.
inline std::uint64_t next_number() noexcept {
  Block &block = thread_block;
  if (block.next == block.end)
    refill(block);
  return block.next++;
}

} // namespace stableid::detail
