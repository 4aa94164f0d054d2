// Genesis-Embodied-AI/quadrants pull request 708, 2026: who registers a task under an address that was
// freed is given the number of the old task, and its cached results.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>
struct Sizing { std::vector<int> sizes; };
class SizingCache {
public:
  std::uint32_t enrol(const void *identity, const Sizing &sizing) {
    auto it = numbers.find(identity);
    if (it != numbers.end())
      return it->second;
    std::uint32_t number = std::uint32_t(entries.size());
    entries.push_back(sizing);
    numbers.emplace(identity, number); // found: address-as-key
    return number;
  }

private:
  std::unordered_map<const void *, std::uint32_t> numbers;
  std::vector<Sizing> entries;
};
static SizingCache &cache() {
  static SizingCache one;
  return one;
}
std::uint32_t launch(int size) {
  Sizing task;
  task.sizes.push_back(size);
  return cache().enrol(&task, task);
}
