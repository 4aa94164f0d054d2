// IdSequence<Tag, Order>: a counter of the user's own, whose numbers have a
// type of their own and end in an error, not in a repetition.
#pragma once

#include "stableid/detail/block.h"
#include "stableid/detail/number.h"
#include "stableid/error.h"
#include "stableid/random.h"

#include <functional>
#include <limits>

namespace stableid {

// per_thread: numbers increase within each thread; a thread takes 1024 at once,
// and wastes what is left when it ends. total: one atomic addition each, and
// the order of numbers is the order of calls, across threads: what the keys of
// a map need whose order is seen.
enum class Order : unsigned char { per_thread, total };

// A number of the sequences of `Tag`. Zero is null.
template <class Tag> class SequenceId : public detail::Number<SequenceId<Tag>> {
public:
  using detail::Number<SequenceId>::Number;
};

// Numbers from `first` upward, each given once. Thread-safe and lock-free. Can
// be a global: it has a constant initial value. Two sequences of one tag give
// the same numbers; per_thread, they also throw away each other's blocks, so
// give each its own tag.
//
// `Integer` is what the numbers must fit; the last 2^32 of 64 bits are not
// given. After fork, the child continues with the numbers of its parent.
template <class Tag, Order order = Order::per_thread,
          class Integer = std::uint64_t>
class IdSequence {
  static_assert(std::is_unsigned_v<Integer> && sizeof(Integer) <= 8,
                "a sequence counts in an unsigned integer of at most 64 bits");
  static_assert(order == Order::total || sizeof(Integer) >= 4,
                "blocks would waste the numbers of fewer than 32 bits; use "
                "Order::total");

public:
  using value_type = SequenceId<Tag>;

  // `first` is at least 1, since zero is null.
  constexpr explicit IdSequence(Integer first = 1) noexcept
      : next_(first != 0 ? first : 1) {}
  IdSequence(const IdSequence &) = delete; // two would give the same numbers
  IdSequence &operator=(const IdSequence &) = delete;

  // Throws Error(exhausted) when the last number has been given.
  value_type next() {
    const std::uint64_t number = draw();
    if (number == 0)
      detail::fail(Errc::exhausted);
    return value_type(number);
  }

  // None when the last number has been given.
  std::optional<value_type> try_next() {
    const std::uint64_t number = draw();
    return number != 0 ? std::optional<value_type>(value_type(number))
                       : std::nullopt;
  }

private:
  // The block that this thread holds of one sequence with this tag.
  struct Held : detail::Block {
    std::uint64_t owner = 0;
  };
  STABLEID_PROCESS_WIDE static inline thread_local Held held{};

  static constexpr std::uint64_t last = std::numeric_limits<Integer>::max();
  // One past the last number. 2^32 are left unused at the end of 64 bits, so
  // that threads which ask an exhausted sequence cannot wrap its counter.
  static constexpr std::uint64_t width =
      sizeof(Integer) < 8 ? last + 1 : last - 0xffffffff;

  std::uint64_t draw() {
    if constexpr (order == Order::total)
      return draw_one();
    else
      return draw_from_block();
  }

  std::uint64_t draw_one() noexcept {
    const std::uint64_t number = next_.fetch_add(1, std::memory_order_relaxed);
    if (number < width)
      return number;
    // Putting it back keeps it there, however often it is asked again.
    next_.store(width, std::memory_order_relaxed);
    return 0;
  }

  std::uint64_t draw_from_block() {
    Held &block = held;
    if (block.owner != owner_.load(std::memory_order_relaxed) ||
        block.next == block.end) {
      if (!refill(block))
        return 0;
    }
    return block.next++;
  }

  STABLEID_COLD bool refill(Held &block) {
    std::uint64_t begin = next_.load(std::memory_order_relaxed);
    std::uint64_t end;
    do {
      if (begin >= width)
        return false;
      end = width - begin > detail::block_size ? begin + detail::block_size
                                               : width;
    } while (
        !next_.compare_exchange_weak(begin, end, std::memory_order_relaxed));
    block.owner = detail::drawn_word(owner_);
    block.next = begin;
    block.end = end;
    return true;
  }

  alignas(detail::cache_line) std::atomic<std::uint64_t> next_;
  // Tells sequences apart. Random and not the address: another sequence may get
  // that, while threads still hold blocks of this one.
  std::atomic<std::uint64_t> owner_{0};
};

} // namespace stableid

template <class Tag>
struct std::hash<stableid::SequenceId<Tag>>
    : stableid::detail::NumberHash<stableid::SequenceId<Tag>> {};
