// Hashes of text: one that is stable, and two that are not.
#include "bench.h"
#include "stableid/hash.h"

#include <functional>

#include <absl/hash/hash.h>

namespace {

const std::string texts[] = {std::string(16, 'x'), std::string(64, 'x'),
                             std::string(1024, 'x')};

template <class Hash> bool add(const char *who, Hash hash) {
  for (const std::string &text : texts) {
    const std::string name = "hash_" + std::to_string(text.size()) + "/" + who;
    bench::add(name.c_str(), [&text, hash] {
      const char *data = text.data();
      std::size_t size = text.size();
      benchmark::DoNotOptimize(data);
      benchmark::DoNotOptimize(size);
      return hash(std::string_view(data, size));
    });
  }
  return true;
}

const bool added[] = {
    add("stableid",
        [](std::string_view t) { return stableid::stable_hash(t); }),
    add("std",
        [](std::string_view t) { return std::hash<std::string_view>()(t); }),
    add("absl", [](std::string_view t) { return absl::HashOf(t); }),
};

} // namespace
