// tenstorrent/tt-mlir pull request 6413, 2025: buffers are given their places in the order of a map keyed
// by pointers.
#include <cstddef>
#include <unordered_map>
struct Value { std::size_t size; };
struct Placed { std::size_t offset = 0; };
class Allocation {
  std::unordered_map<Value *, Placed> values;

public:
  void use(Value *value) { values[value]; }
  std::size_t place() {
    std::size_t next = 0;
    for (auto &[value, placed] : values) { // found: address-order
      placed.offset = next;
      next += value->size;
    }
    return next;
  }
  std::size_t at(Value *value) const { return values.at(value).offset; }
};
