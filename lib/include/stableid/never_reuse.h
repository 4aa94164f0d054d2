// never_reuse: memory whose addresses are handed out once, as a resource for
// std::pmr, and NeverReuseAllocator, for containers with an allocator.
#pragma once

#include "stableid/detail/config.h"
#include "stableid_never_reuse.h"

#include <cstdlib>
#include <memory_resource>
#include <new>

namespace stableid {

// What a use of a block after its end meets.
enum class Guard {
  pages,  // a fault, once everything on its page has ended
  objects // a fault, always: each block has pages of its own
};

// As long as the process lives, no two blocks of it have one address, nor has
// anything else that is allocated after it is gone. Throws std::bad_alloc when
// the address space is used up; a program without exceptions ends.
class never_reuse final : public std::pmr::memory_resource {
public:
  static constexpr std::size_t default_limit = std::size_t{64} << 30;

  explicit never_reuse(std::size_t limit = default_limit,
                       Guard guard = Guard::pages) {
    if (!stableid_never_reuse_begin(&memory_, limit, guard == Guard::objects))
      refuse();
  }
  ~never_reuse() override { stableid_never_reuse_close(&memory_); }
  never_reuse(const never_reuse &) = delete;
  never_reuse &operator=(const never_reuse &) = delete;

  // Bytes of address space: of all, and of what was handed out.
  std::size_t limit() const noexcept { return memory_.limit; }
  std::size_t used() const noexcept {
    return __atomic_load_n(&memory_.next, __ATOMIC_RELAXED);
  }
  // Pages that went back, and those of them that could not be protected.
  std::size_t dead_pages() const noexcept {
    return __atomic_load_n(&memory_.dead, __ATOMIC_RELAXED);
  }
  std::size_t unguarded_pages() const noexcept {
    return __atomic_load_n(&memory_.unguarded, __ATOMIC_RELAXED);
  }
  // Whether the address is one of this memory, of a block that lives or is gone.
  bool has(const void *address) const noexcept {
    return stableid_never_reuse_has(&memory_, address);
  }

private:
  [[noreturn]] STABLEID_COLD static void refuse() {
#if STABLEID_EXCEPTIONS
    throw std::bad_alloc();
#else
    std::abort();
#endif
  }
  void *do_allocate(std::size_t size, std::size_t alignment) override {
    void *block = stableid_never_reuse_get(&memory_, size, alignment);
    if (!block)
      refuse();
    return block;
  }
  void do_deallocate(void *block, std::size_t size, std::size_t) override {
    stableid_never_reuse_put(&memory_, block, size);
  }
  bool
  do_is_equal(const std::pmr::memory_resource &other) const noexcept override {
    return this == &other;
  }

  stableid_never_reuse memory_;
};

// For containers that do not take a std::pmr resource. The memory must live
// longer.
template <class T> class NeverReuseAllocator {
public:
  using value_type = T;

  explicit NeverReuseAllocator(never_reuse &memory) noexcept
      : memory_(&memory) {}
  template <class Other>
  NeverReuseAllocator(const NeverReuseAllocator<Other> &other) noexcept
      : memory_(other.memory()) {}

  T *allocate(std::size_t count) {
    if (count > static_cast<std::size_t>(PTRDIFF_MAX) / sizeof(T))
      count = static_cast<std::size_t>(PTRDIFF_MAX) / sizeof(T); // is refused
    return static_cast<T *>(memory_->allocate(count * sizeof(T), alignof(T)));
  }
  void deallocate(T *objects, std::size_t count) noexcept {
    memory_->deallocate(objects, count * sizeof(T), alignof(T));
  }
  never_reuse *memory() const noexcept { return memory_; }

  friend bool operator==(const NeverReuseAllocator &a,
                         const NeverReuseAllocator &b) noexcept {
    return a.memory_ == b.memory_;
  }
  friend bool operator!=(const NeverReuseAllocator &a,
                         const NeverReuseAllocator &b) noexcept {
    return !(a == b);
  }

private:
  never_reuse *memory_;
};

} // namespace stableid
