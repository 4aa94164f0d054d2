// fmt::format("{}", id), with the fill, width and precision of a string. Needs
// the headers of fmt, and nothing else of it.
#pragma once

#include "stableid/detail/texted.h"

#include <fmt/format.h>

template <class Id>
struct fmt::formatter<Id, char, std::enable_if_t<stableid::detail::texted<Id>>>
    : fmt::formatter<fmt::string_view, char> {
  template <class Context> auto format(const Id &id, Context &context) const {
    const stableid::detail::TextOf<Id> text(id);
    return fmt::formatter<fmt::string_view, char>::format(
        fmt::string_view(text.view().data(), text.view().size()), context);
  }
};
