// InstanceId<T>: a number for one object of the process, and next_id<T>(), the
// bare number. What the address of the object was mistaken for.
#pragma once

#include "stableid/detail/block.h"
#include "stableid/detail/number.h"

#include <functional>

namespace stableid {

// A number for one T. Never given twice in a process, not even after the object
// is gone, nor to objects of different types. Zero is null. 64 bits.
//
// Increases within a thread; says nothing about order between threads. Small
// and dense, hence guessable: use Uuid::v4 where knowing the id grants
// something. A child of fork continues with the same numbers, and the next run
// starts with them again: use GlobalId or Uuid for what leaves the process.
template <class T> class InstanceId : public detail::Number<InstanceId<T>> {
public:
  using detail::Number<InstanceId>::Number;

  // A new one. Thread-safe, lock-free, cannot fail.
  static InstanceId mint() noexcept {
    return InstanceId(detail::next_number());
  }
};

// The value of InstanceId<T>::mint(), where a plain integer is stored. At least
// 1. Do not narrow it: a truncated counter repeats.
template <class T> std::uint64_t next_id() noexcept {
  return detail::next_number();
}

} // namespace stableid

template <class T>
struct std::hash<stableid::InstanceId<T>>
    : stableid::detail::NumberHash<stableid::InstanceId<T>> {};
