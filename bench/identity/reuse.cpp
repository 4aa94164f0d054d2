// How often an allocator hands out an address again: by size, by number of objects alive,
// by thread; and after how many allocations. Prints lines of JSON. Another allocator is
// measured with LD_PRELOAD. Names no type: what is counted are blocks of malloc.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace {

struct Seen {
  std::size_t made = 0, repeated = 0;
  std::vector<std::uint32_t> distances; // allocations until one came back
};

// Blocks end in no order, as many others live. The tables of the measurement take
// memory of their own and would take part; so they are filled afterwards.
Seen churn(unsigned seed, std::size_t size, std::size_t alive,
           std::size_t made) {
  std::minstd_rand random(seed);
  std::vector<void *> blocks(alive);
  std::vector<std::uintptr_t> given, ended(made);
  given.reserve(made);
  for (std::size_t i = 0; i < made; ++i) {
    void *&place = blocks[i < alive ? i : random() % alive];
    ended[i] = reinterpret_cast<std::uintptr_t>(place);
    std::free(place);
    place = std::malloc(size);
    *static_cast<volatile char *>(place) = 1;
    given.push_back(reinterpret_cast<std::uintptr_t>(place));
  }
  for (void *block : blocks)
    std::free(block);
  Seen seen;
  std::unordered_set<std::uintptr_t> before;
  std::unordered_map<std::uintptr_t, std::size_t> end_of;
  for (std::size_t i = 0; i < made; ++i) {
    if (ended[i])
      end_of[ended[i]] = i;
    ++seen.made;
    if (!before.insert(given[i]).second) {
      ++seen.repeated;
      seen.distances.push_back(
          static_cast<std::uint32_t>(i - end_of[given[i]] + 1));
    }
  }
  return seen;
}

unsigned at(std::vector<std::uint32_t> &distances, double share) {
  if (distances.empty())
    return 0;
  auto place = distances.begin() +
               static_cast<std::ptrdiff_t>(
                   share * static_cast<double>(distances.size() - 1));
  std::nth_element(distances.begin(), place, distances.end());
  return *place;
}

void print(const char *what, std::size_t size, std::size_t alive,
           std::size_t threads, Seen &seen) {
  std::printf("{\"what\": \"%s\", \"size\": %zu, \"alive\": %zu, \"threads\": %zu, "
              "\"made\": %zu, \"repeated\": %zu, \"median\": %u, \"p90\": %u}\n",
              what, size, alive, threads, seen.made, seen.repeated,
              at(seen.distances, 0.5), at(seen.distances, 0.9));
}

// Of all threads together: whether any had the address before.
void threads(std::size_t count, std::size_t size, std::size_t alive,
             std::size_t made) {
  std::vector<std::thread> running;
  std::mutex lock;
  Seen all;
  for (std::size_t i = 0; i < count; ++i)
    running.emplace_back([&, i] {
      Seen seen = churn(static_cast<unsigned>(i) + 1, size, alive, made);
      const std::lock_guard<std::mutex> guard(lock);
      all.made += seen.made;
      all.repeated += seen.repeated;
      all.distances.insert(all.distances.end(), seen.distances.begin(),
                           seen.distances.end());
    });
  for (auto &thread : running)
    thread.join();
  print("threads", size, alive, count, all);
}

// What another thread frees: one makes, the other ends. Whether an address comes back
// to the thread that made it.
void handed_over(std::size_t size, std::size_t made) {
  constexpr std::size_t batch = 1000;
  Seen seen;
  std::unordered_set<std::uintptr_t> before;
  for (std::size_t i = 0; i < made / batch; ++i) {
    std::vector<void *> blocks(batch);
    for (void *&block : blocks) {
      block = std::malloc(size);
      ++seen.made;
      seen.repeated +=
          !before.insert(reinterpret_cast<std::uintptr_t>(block)).second;
    }
    std::thread([&] {
      for (void *block : blocks)
        std::free(block);
    }).join();
  }
  print("handed-over", size, batch, 2, seen);
}

} // namespace

int main() {
  for (std::size_t size : {16u, 48u, 200u, 1000u, 5000u, 100'000u})
    for (std::size_t alive : {1u, 100u, 10'000u}) {
      if (size * alive > 50'000'000u)
        continue;
      Seen seen = churn(1, size, alive, 100'000);
      print("sizes", size, alive, 1, seen);
    }
  for (std::size_t made : {11'000u, 20'000u, 50'000u, 100'000u, 300'000u,
                           1'000'000u}) {
    Seen seen = churn(1, 200, 10'000, made);
    print("made", 200, 10'000, 1, seen);
  }
  for (std::size_t count : {1u, 2u, 4u})
    threads(count, 200, 10'000, 100'000);
  handed_over(200, 100'000);
}
