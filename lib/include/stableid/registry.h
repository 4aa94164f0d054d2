// Registry and Handle: find an object by a value that is safe to keep after the
// object is gone, and to send through a void * or a queue.
#pragma once

#include "stableid/detail/slots.h"

#include <functional>
#include <mutex>
#include <shared_mutex>
#include <utility>

namespace stableid {

// A slot and its generation; null by default. Means something to the Registry
// that made it, in this process, and never finds another object than the one it
// was made for.
template <class T, class Generation = std::uint32_t> class Handle {
public:
  constexpr Handle() noexcept = default;
  constexpr explicit Handle(std::uint32_t slot, Generation generation) noexcept
      : slot_(slot), generation_(generation) {}

  constexpr std::uint32_t slot() const noexcept { return slot_; }
  constexpr Generation generation() const noexcept { return generation_; }
  constexpr explicit operator bool() const noexcept { return generation_ != 0; }

  friend constexpr bool operator==(Handle a, Handle b) noexcept {
    return a.slot_ == b.slot_ && a.generation_ == b.generation_;
  }
  friend constexpr bool operator!=(Handle a, Handle b) noexcept {
    return !(a == b);
  }
  friend constexpr bool operator<(Handle a, Handle b) noexcept {
    return a.slot_ != b.slot_ ? a.slot_ < b.slot_
                              : a.generation_ < b.generation_;
  }
  friend constexpr bool operator>(Handle a, Handle b) noexcept { return b < a; }
  friend constexpr bool operator<=(Handle a, Handle b) noexcept {
    return !(b < a);
  }
  friend constexpr bool operator>=(Handle a, Handle b) noexcept {
    return !(a < b);
  }
#if STABLEID_THREE_WAY
  friend constexpr std::strong_ordering operator<=>(Handle a,
                                                    Handle b) noexcept {
    return a.slot_ != b.slot_ ? a.slot_ <=> b.slot_
                              : a.generation_ <=> b.generation_;
  }
#endif

private:
  std::uint32_t slot_ = 0;
  Generation generation_ = 0;
};

struct Unlocked; // for one thread, or with the user's own lock
struct Locked;   // for several threads

// Detaches its object when it dies. Move-only. The registry must live longer.
template <class Registry> class Registration {
public:
  using handle_type = typename Registry::handle_type;

  Registration() noexcept = default;
  Registration(Registry &registry, typename Registry::object_type &object)
      : registry_(&registry), handle_(registry.attach(object)) {}
  Registration(Registration &&other) noexcept
      : registry_(std::exchange(other.registry_, nullptr)),
        handle_(std::exchange(other.handle_, handle_type())) {}
  Registration &operator=(Registration &&other) noexcept {
    if (this != &other) {
      release();
      registry_ = std::exchange(other.registry_, nullptr);
      handle_ = std::exchange(other.handle_, handle_type());
    }
    return *this;
  }
  ~Registration() { release(); }

  handle_type handle() const noexcept { return handle_; }

private:
  void release() noexcept {
    if (registry_ != nullptr)
      registry_->detach(handle_);
  }

  Registry *registry_ = nullptr;
  handle_type handle_;
};

// Where objects are attached by whoever owns them, before they are found and
// until they are detached. At most 2^32 - 1 at once. A slot retires after all
// generations but null have been used, which costs 16 bytes.
template <class T, class Locking = Unlocked, class Generation = std::uint32_t>
class Registry;

template <class T, class Generation> class Registry<T, Unlocked, Generation> {
public:
  using object_type = T;
  using handle_type = Handle<T, Generation>;

  Registry() noexcept = default;
  Registry(const Registry &) = delete; // handles mean one registry
  Registry &operator=(const Registry &) = delete;

  // Throws Error(exhausted), std::bad_alloc.
  handle_type attach(T &object) {
    const auto place = slots_.attach(object);
    return handle_type(place.slot, place.generation);
  }

  // The object, or null once it is detached.
  T *find(handle_type handle) const noexcept {
    return slots_.find({handle.slot(), handle.generation()});
  }

  // Whether it was attached. No handle to it is valid from here on.
  bool detach(handle_type handle) noexcept {
    return slots_.detach({handle.slot(), handle.generation()});
  }

  // Detaches everything; old handles stay invalid.
  void clear() noexcept { slots_.clear(); }

  // How many are attached.
  std::size_t size() const noexcept { return slots_.size(); }

private:
  detail::Slots<T, Generation> slots_;
};

// As above, for several threads. Has no find: a pointer would outlive the lock,
// and its object with it.
template <class T, class Generation> class Registry<T, Locked, Generation> {
public:
  using object_type = T;
  using handle_type = Handle<T, Generation>;

  Registry() noexcept = default;
  Registry(const Registry &) = delete;
  Registry &operator=(const Registry &) = delete;

  handle_type attach(T &object) {
    const std::unique_lock<std::shared_mutex> lock(mutex_);
    const auto place = slots_.attach(object);
    return handle_type(place.slot, place.generation);
  }

  // Calls function(object) if it is attached, and keeps it attached meanwhile;
  // tells whether. Several run at once. The function must not attach or detach.
  template <class Function> bool with(handle_type handle, Function &&function) {
    const std::shared_lock<std::shared_mutex> lock(mutex_);
    T *object = slots_.find({handle.slot(), handle.generation()});
    if (object == nullptr)
      return false;
    std::forward<Function>(function)(*object);
    return true;
  }

  // Returns when nobody uses the object through `with` any more.
  bool detach(handle_type handle) noexcept {
    const std::unique_lock<std::shared_mutex> lock(mutex_);
    return slots_.detach({handle.slot(), handle.generation()});
  }

  void clear() noexcept {
    const std::unique_lock<std::shared_mutex> lock(mutex_);
    slots_.clear();
  }

  std::size_t size() const noexcept {
    const std::shared_lock<std::shared_mutex> lock(mutex_);
    return slots_.size();
  }

private:
  mutable std::shared_mutex mutex_;
  detail::Slots<T, Generation> slots_;
};

} // namespace stableid

template <class T, class Generation>
struct std::hash<stableid::Handle<T, Generation>> {
  std::size_t
  operator()(stableid::Handle<T, Generation> handle) const noexcept {
    return static_cast<std::size_t>(std::uint64_t{handle.generation()} << 32 |
                                    handle.slot());
  }
};
