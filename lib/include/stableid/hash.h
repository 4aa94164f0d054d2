// stable_hash: XXH64, whose value for given bytes is the same in every run, on
// every machine, and in every version of this library.
#pragma once

#include "stableid/detail/bytes.h"
#include "stableid/detail/number.h"
#include "stableid/detail/octets.h"

#include <string_view>
#include <type_traits>

namespace stableid {
namespace detail {

// XXH64 (Y. Collet, "xxHash fast digest algorithm", version 0.1.1). Loads are
// little-endian by definition; compilers make one move of each.
class Xxh64 {
public:
  template <class Char>
  static constexpr std::uint64_t hash(const Char *in, std::size_t size,
                                      std::uint64_t seed) noexcept {
    const Char *end = in + size;
    std::uint64_t h = seed + p5;
    if (size >= 32) {
      std::uint64_t a = seed + p1 + p2, b = seed + p2, c = seed, d = seed - p1;
      for (; end - in >= 32; in += 32) {
        a = round(a, load_64(in));
        b = round(b, load_64(in + 8));
        c = round(c, load_64(in + 16));
        d = round(d, load_64(in + 24));
      }
      h = turn(a, 1) + turn(b, 7) + turn(c, 12) + turn(d, 18);
      h = merge(merge(merge(merge(h, a), b), c), d);
    }
    h += size;
    for (; end - in >= 8; in += 8)
      h = turn(h ^ round(0, load_64(in)), 27) * p1 + p4;
    if (end - in >= 4) {
      h = turn(h ^ load_32(in) * p1, 23) * p2 + p3;
      in += 4;
    }
    for (; in != end; ++in)
      h = turn(h ^ load_8(in) * p5, 11) * p1;
    h = (h ^ h >> 33) * p2;
    h = (h ^ h >> 29) * p3;
    return h ^ h >> 32;
  }

private:
  static constexpr std::uint64_t p1 = 0x9e3779b185ebca87u;
  static constexpr std::uint64_t p2 = 0xc2b2ae3d27d4eb4fu;
  static constexpr std::uint64_t p3 = 0x165667b19e3779f9u;
  static constexpr std::uint64_t p4 = 0x85ebca77c2b2ae63u;
  static constexpr std::uint64_t p5 = 0x27d4eb2f165667c5u;

  static constexpr std::uint64_t turn(std::uint64_t x, unsigned n) noexcept {
    return x << n | x >> (64 - n);
  }
  static constexpr std::uint64_t round(std::uint64_t lane,
                                       std::uint64_t word) noexcept {
    return turn(lane + word * p2, 31) * p1;
  }
  static constexpr std::uint64_t merge(std::uint64_t h,
                                       std::uint64_t lane) noexcept {
    return (h ^ round(0, lane)) * p1 + p4;
  }

  template <class Char>
  static constexpr std::uint64_t load_8(const Char *in) noexcept {
    return static_cast<std::uint8_t>(*in);
  }
  template <class Char>
  static constexpr std::uint64_t load_32(const Char *in) noexcept {
    return load_8(in) | load_8(in + 1) << 8 | load_8(in + 2) << 16 |
           load_8(in + 3) << 24;
  }
  template <class Char>
  static constexpr std::uint64_t load_64(const Char *in) noexcept {
    return load_8(in) | load_8(in + 1) << 8 | load_8(in + 2) << 16 |
           load_8(in + 3) << 24 | load_8(in + 4) << 32 | load_8(in + 5) << 40 |
           load_8(in + 6) << 48 | load_8(in + 7) << 56;
  }
};

constexpr std::uint64_t hash_word(std::uint64_t word,
                                  std::uint64_t seed) noexcept {
  char bytes[8] = {};
  store_little<8>(bytes, word);
  return Xxh64::hash(bytes, 8, seed);
}

} // namespace detail

// All of these: fit for what is stored, sent, or decides a shard. Not keyed: an
// adversary who chooses the input can make equal hashes. Thread-safe.

// Of the bytes of a text.
constexpr std::uint64_t stable_hash(std::string_view text,
                                    std::uint64_t seed = 0) noexcept {
  return detail::Xxh64::hash(text.data(), text.size(), seed);
}

// Of `size` bytes of memory. Padding and byte order are the caller's affair: a
// struct hashed by this is stable only if it has neither.
inline std::uint64_t stable_hash_bytes(const void *data, std::size_t size,
                                       std::uint64_t seed = 0) noexcept {
  return detail::Xxh64::hash(static_cast<const unsigned char *>(data), size,
                             seed);
}

// Of the value of an integer as eight little-endian bytes, so that 1 has one
// hash whatever its type.
template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
constexpr std::uint64_t stable_hash(T value, std::uint64_t seed = 0) noexcept {
  return detail::hash_word(static_cast<std::uint64_t>(value), seed);
}

// Of the number of an id. The hash is as stable as the number is.
template <class Id>
constexpr std::uint64_t stable_hash(const detail::Number<Id> &id,
                                    std::uint64_t seed = 0) noexcept {
  return detail::hash_word(id.value(), seed);
}

// Of the bytes of a Uuid, TraceId or SpanId.
template <class Id, std::size_t Size>
constexpr std::uint64_t stable_hash(const detail::Octets<Id, Size> &id,
                                    std::uint64_t seed = 0) noexcept {
  return detail::Xxh64::hash(id.bytes().data(), Size, seed);
}

template <class T,
          std::enable_if_t<!std::is_same_v<std::remove_cv_t<T>, char>, int> = 0>
constexpr std::uint64_t stable_hash(T *, std::uint64_t = 0) noexcept {
  static_assert(detail::never<T>,
                "the hash of an address is not stable; hash id_of(pointer), or "
                "what it points to");
  return 0;
}
} // namespace stableid
