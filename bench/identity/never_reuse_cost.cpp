// What never_reuse costs beside malloc, in one run: pairs of an allocation and a free,
// with one block alive and with 10,000, each block written to.
#include "stableid/never_reuse.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

namespace {

template <class Get, class Put>
double nanoseconds(std::size_t size, std::size_t alive, int pairs, Get get,
                   Put put) {
  std::minstd_rand random(1);
  std::vector<void *> blocks(alive);
  for (void *&block : blocks)
    block = get(size);
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < pairs; ++i) {
    void *&place = blocks[alive == 1 ? 0 : random() % alive];
    put(place, size);
    place = get(size);
    *static_cast<volatile char *>(place) = 1;
  }
  const std::chrono::duration<double, std::nano> taken =
      std::chrono::steady_clock::now() - begin;
  for (void *block : blocks)
    put(block, size);
  return taken.count() / pairs;
}

template <class Memory>
double nanoseconds_of(Memory &memory, std::size_t size, std::size_t alive,
                      int pairs) {
  return nanoseconds(
      size, alive, pairs, [&](std::size_t n) { return memory.allocate(n); },
      [&](void *block, std::size_t n) { memory.deallocate(block, n); });
}

} // namespace

int main() {
  std::puts("| bytes | alive | malloc, ns | never_reuse, ns | with a guard, ns |");
  std::puts("|---|---|---|---|---|");
  for (std::size_t alive : {std::size_t{1}, std::size_t{10'000}})
    for (std::size_t size : {16u, 64u, 256u, 1024u, 4096u}) {
      constexpr int pairs = 1'000'000, few = 100'000;
      stableid::never_reuse pages, objects(std::size_t{8} << 30,
                                           stableid::Guard::objects);
      const double plain = nanoseconds(
          size, alive, pairs, [](std::size_t n) { return std::malloc(n); },
          [](void *block, std::size_t) { std::free(block); });
      const double shared = nanoseconds_of(pages, size, alive, pairs);
      const double guarded = nanoseconds_of(objects, size, alive, few);
      std::printf("| %zu | %zu | %.1f | %.1f | %.0f |\n", size, alive, plain,
                  shared, guarded);
    }
}
