// std::format("{}", id), with the fill, width and precision of a string, where
// the standard library has <format>; elsewhere this header has nothing.
#pragma once

#include "stableid/detail/texted.h"

#if __cplusplus >= 202002L && __has_include(<format>)
#include <format>
#endif

#if defined(__cpp_lib_format) ||                                               \
    (defined(_LIBCPP_VERSION) && __cplusplus >= 202002L)

template <class Id>
requires stableid::detail::texted<Id>
struct std::formatter<Id, char> : std::formatter<std::string_view, char> {
  template <class Context> auto format(const Id &id, Context &context) const {
    return std::formatter<std::string_view, char>::format(
        stableid::detail::TextOf<Id>(id).view(), context);
  }
};

#endif
