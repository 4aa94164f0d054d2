// llvm/llvm-project pull request 205184, 2026: blocks are nested in the order of a map keyed by pointers.
#include <unordered_map>
#include <vector>
struct Block { int number; };
struct Range { Block *begin; Block *end; };
class Stackify {
  std::unordered_map<Block *, std::vector<Range>> ranges;
  std::vector<Block *> delegates;

public:
  void add(Block *destination, Range range) { ranges[destination].push_back(range); }
  std::vector<Block *> nest() {
    for (auto &entry : ranges) { // found: address-order
      Block *block = new Block{int(delegates.size())};
      for (Range &range : entry.second)
        range.end = block;
      delegates.push_back(block);
    }
    return delegates;
  }
};
