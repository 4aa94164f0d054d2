// What is only likely is silent, and said with ReportLikely.
// RUN: %check_stableid %s stableid-shared-dedup-state -std=c++17
// RUN: %check_stableid -check-suffix=LIKELY %s stableid-shared-dedup-state -std=c++17 -- -config="{CheckOptions: {stableid-shared-dedup-state.ReportLikely: true}}"

#include <cstdint>
#include <set>

// The name of the set does not say that it is a memory.
class Connection {
  int count_ = 0;

public:
  void on(std::uint32_t seq) {
    static std::set<std::uint32_t> numbers;
    if (!numbers.insert(seq).second)
      // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: 'numbers' may decide for all objects of 'Connection' by 'seq' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
