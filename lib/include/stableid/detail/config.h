// What differs between compilers and flags: symbol visibility, cold paths, and
// whether exceptions exist. Everything else in the library is plain C++17.
#pragma once

#if !defined(__cplusplus) || __cplusplus < 201703L
#error "the headers of stableid/ need C++17; C and older C++ have stableid.h"
#endif

#if !defined(__GNUC__)
#error "stableid needs GCC or Clang: it uses their attributes and vector types"
#endif

// Hidden visibility must not give every shared object its own counter: words of
// the process stay visible, whatever -fvisibility says.
#define STABLEID_PROCESS_WIDE __attribute__((visibility("default")))

// A slow path that would make its caller too large to inline.
#define STABLEID_COLD __attribute__((noinline, cold))

// <=> for all that compares, where the language has it.
#if defined(__cpp_impl_three_way_comparison) && __has_include(<compare>)
#include <compare>
#define STABLEID_THREE_WAY 1
#else
#define STABLEID_THREE_WAY 0
#endif

#if defined(__cpp_exceptions)
#define STABLEID_EXCEPTIONS 1
#else
#define STABLEID_EXCEPTIONS 0
#endif

namespace stableid::detail {

// Two words that are written by different threads belong on different lines.
// Not std::hardware_destructive_interference_size: its value follows compiler
// flags, and the layout must not.
inline constexpr unsigned cache_line = 64;

// False, but only once a template is used: for static_asserts that explain.
template <class...> inline constexpr bool never = false;

} // namespace stableid::detail
