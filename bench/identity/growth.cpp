// Which elements of a container change their address while it grows, and at which
// element that happens. Prints lines of JSON.
#include <absl/container/flat_hash_map.h>
#include <absl/container/node_hash_map.h>
#include <boost/container/flat_map.hpp>

#include <cstdint>
#include <cstdio>
#include <deque>
#include <list>
#include <map>
#include <unordered_map>
#include <vector>

// For growth.gdb: where the first element was, and where it is now.
extern "C" __attribute__((noinline)) void element_moved(const char *container,
                                                        std::size_t added,
                                                        const void *before,
                                                        const void *now) {
  asm volatile("" : : "r"(container), "r"(added), "r"(before), "r"(now));
}

namespace {

// add(i) adds the element, where(i) says where it lies.
template <class Add, class Where>
void grow(const char *name, std::size_t count, Add add, Where where) {
  std::vector<std::size_t> at;
  std::vector<const void *> added;
  const void *first = nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    add(i);
    added.push_back(where(i));
    const void *now = where(0);
    if (first && now != first) {
      at.push_back(i + 1);
      element_moved(name, i + 1, first, now);
    }
    first = now;
  }
  std::size_t stayed = 0;
  for (std::size_t i = 0; i < count; ++i)
    stayed += added[i] == where(i);
  std::printf("{\"what\": \"growth\", \"container\": \"%s\", \"elements\": %zu, "
              "\"stayed\": %zu, \"moved_at\": [",
              name, count, stayed);
  for (std::size_t i = 0; i < at.size(); ++i)
    std::printf("%s%zu", i ? ", " : "", at[i]);
  std::puts("]}");
}

template <class Sequence> void grow_sequence(const char *name) {
  Sequence elements;
  grow(
      name, 10'000,
      [&](std::size_t i) { elements.push_back(static_cast<std::uint64_t>(i)); },
      [&](std::size_t i) -> const void * { return &elements[i]; });
}

// Keys come in an order that is none, as names do.
template <class Map> void grow_map(const char *name) {
  Map elements;
  auto key = [](std::size_t i) {
    return static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15u;
  };
  grow(
      name, 10'000, [&](std::size_t i) { elements[key(i)] = i; },
      [&](std::size_t i) -> const void * { return &elements.find(key(i))->second; });
}

} // namespace

int main() {
  using Key = std::uint64_t;
  grow_sequence<std::vector<Key>>("std::vector");
  grow_sequence<std::deque<Key>>("std::deque");
  grow_map<std::map<Key, Key>>("std::map");
  grow_map<std::unordered_map<Key, Key>>("std::unordered_map");
  grow_map<absl::node_hash_map<Key, Key>>("absl::node_hash_map");
  grow_map<absl::flat_hash_map<Key, Key>>("absl::flat_hash_map");
  grow_map<boost::container::flat_map<Key, Key>>("boost::container::flat_map");
}
