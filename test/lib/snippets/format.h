// The code of docs/lib/format.md, in format_test.cpp.
#pragma once

#include <stableid/format.h>
#include <stableid/uuid.h>

#include <string>

inline std::string line_of(const stableid::Uuid &id) {
  return std::format("order {:>40}", id);
}
