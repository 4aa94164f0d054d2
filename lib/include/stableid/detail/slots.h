// Slots with generations: where Registry keeps its pointers. A slot that has
// used every generation retires, so that an old handle never becomes valid
// again.
#pragma once

#include "stableid/detail/block.h"
#include "stableid/error.h"

#include <limits>
#include <type_traits>
#include <vector>

namespace stableid::detail {

template <class T, class Generation> class Slots {
  static_assert(std::is_unsigned_v<Generation>,
                "a generation counts in an unsigned integer");

public:
  static constexpr std::uint32_t none = 0xffffffff;

  struct Place {
    std::uint32_t slot;
    Generation generation;
  };

  Slots() noexcept : first_generation_(choose_first()) {}

  Place attach(T &object) {
    if (free_ == none)
      grow();
    const std::uint32_t index = free_;
    Slot &slot = slots_[index];
    free_ = slot.next_free;
    slot.object = &object;
    ++size_;
    return {index, slot.generation};
  }

  T *find(Place place) const noexcept {
    if (place.slot >= slots_.size())
      return nullptr;
    const Slot &slot = slots_[place.slot];
    return slot.generation == place.generation ? slot.object : nullptr;
  }

  bool detach(Place place) noexcept {
    if (find(place) == nullptr)
      return false;
    release(place.slot);
    return true;
  }

  void clear() noexcept {
    for (std::uint32_t index = 0; index != slots_.size(); ++index)
      if (slots_[index].object != nullptr)
        release(index);
  }

  std::size_t size() const noexcept { return size_; }

private:
  struct Slot {
    T *object = nullptr;
    Generation generation = 0; // 0: retired
    std::uint32_t next_free = none;
  };

  // Registries begin at different generations, far apart, so that a handle of
  // one is hardly ever valid in another. Zero is for null handles.
  static Generation choose_first() noexcept {
    const std::uint64_t spread = next_number() * 0x9e3779b97f4a7c15u;
    const auto first = static_cast<Generation>(
        spread >> (64 - std::numeric_limits<Generation>::digits));
    return first != 0 ? first : Generation{1};
  }

  static Generation after(Generation generation) noexcept {
    const auto next = static_cast<Generation>(generation + 1);
    return next != 0 ? next : Generation{1};
  }

  STABLEID_COLD void grow() {
    if (slots_.size() == none)
      fail(Errc::exhausted);
    Slot slot;
    slot.generation = first_generation_;
    slots_.push_back(slot);
    free_ = static_cast<std::uint32_t>(slots_.size() - 1);
  }

  void release(std::uint32_t index) noexcept {
    Slot &slot = slots_[index];
    slot.object = nullptr;
    slot.generation = after(slot.generation);
    --size_;
    if (slot.generation == first_generation_) {
      slot.generation = 0;
      return;
    }
    slot.next_free = free_;
    free_ = index;
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  std::uint32_t free_ = none;
  Generation first_generation_;
};

} // namespace stableid::detail
