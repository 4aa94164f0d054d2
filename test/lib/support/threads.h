// Runs a generator in several threads at once and looks for repetitions.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace test {

inline constexpr std::size_t threads = 4;
inline constexpr std::size_t per_thread = 50'000;

// What each thread got from `count` calls of make(), in its own order.
template <class Make> auto collect(Make make, std::size_t count = per_thread) {
  using Id = decltype(make());
  std::vector<std::vector<Id>> drawn(threads);
  std::vector<std::thread> running;
  std::atomic<std::size_t> waiting{threads};
  for (auto &mine : drawn)
    running.emplace_back([&make, &mine, &waiting, count] {
      mine.reserve(count);
      // All at once, or a fast thread is done before the next one starts.
      waiting.fetch_sub(1);
      while (waiting.load() != 0)
        std::this_thread::yield();
      for (std::size_t i = 0; i != count; ++i)
        mine.push_back(make());
    });
  for (std::thread &thread : running)
    thread.join();
  return drawn;
}

template <class Id>
std::vector<Id> joined(const std::vector<std::vector<Id>> &drawn) {
  std::vector<Id> all;
  for (const auto &part : drawn)
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

template <class Id> std::size_t duplicates(std::vector<Id> all) {
  std::sort(all.begin(), all.end());
  const auto end = std::unique(all.begin(), all.end());
  return static_cast<std::size_t>(all.end() - end);
}

template <class Id>
bool increasing_in_each(const std::vector<std::vector<Id>> &drawn) {
  return std::all_of(
      drawn.begin(), drawn.end(),
      [](const auto &part) {
        return std::adjacent_find(
                   part.begin(), part.end(),
                   [](const Id &a, const Id &b) { return !(a < b); }) ==
               part.end();
      });
}

} // namespace test
