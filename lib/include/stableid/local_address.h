// local_address: an address that stays where it means something. The way to say
// that an address is meant, to the reader, the compiler and the checks.
#pragma once

#include "stableid/detail/config.h"

#include <functional>
#include <iosfwd>

namespace stableid {

// Which object, for as long as the object lives, in this process only. Compares
// and hashes, for visited sets and the like. Cannot be printed, turned into a
// number or back into a pointer; not trivially copyable, so that neither memcpy
// nor bit_cast nor a serializer may have its bytes. Null only from a null
// pointer. As thread-safe as a pointer.
class LocalAddress {
public:
  LocalAddress(const LocalAddress &other) noexcept : at_(other.at_) {}
  LocalAddress &operator=(const LocalAddress &other) noexcept {
    at_ = other.at_;
    return *this;
  }
  ~LocalAddress() = default;

  explicit operator bool() const noexcept { return at_ != nullptr; }

  friend bool operator==(const LocalAddress &a,
                         const LocalAddress &b) noexcept {
    return a.at_ == b.at_;
  }
  friend bool operator!=(const LocalAddress &a,
                         const LocalAddress &b) noexcept {
    return a.at_ != b.at_;
  }
  // A total order, another one in each run.
  friend bool operator<(const LocalAddress &a, const LocalAddress &b) noexcept {
    return std::less<>()(a.at_, b.at_);
  }

private:
  explicit LocalAddress(const volatile void *at) noexcept : at_(at) {}
  friend LocalAddress local_address(const volatile void *) noexcept;
  friend struct std::hash<LocalAddress>;

  const volatile void *at_;
};

inline LocalAddress local_address(const volatile void *at) noexcept {
  return LocalAddress(at);
}

// A local address means nothing to a reader. Deleted and not merely absent, so
// that no conversion of the user's makes it printable.
template <class Char, class Traits>
std::basic_ostream<Char, Traits> &operator<<(std::basic_ostream<Char, Traits> &,
                                             const LocalAddress &) = delete;

} // namespace stableid

// For containers of this process. Its value is derived from the address, so do
// with it what may be done with the address.
template <> struct std::hash<stableid::LocalAddress> {
  std::size_t operator()(const stableid::LocalAddress &address) const noexcept {
    return std::hash<const volatile void *>()(address.at_);
  }
};
