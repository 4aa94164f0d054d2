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
// A thread may have one connection.
class PerThread {
  int connection_ = 0;

public:
  bool on(std::uint32_t seq) {
    thread_local std::set<std::uint32_t> seen;
    return seen.insert(seq).second;
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seen' may decide for all objects of 'PerThread' by 'seq' alone what was seen before; a message of another 'connection_' is taken for a duplicate [stableid-shared-dedup-state]
  }
};
// The memory is a member of the one object of another class.
class Tracker {
  Tracker() = default;

public:
  static Tracker &instance() {
    static Tracker tracker;
    return tracker;
  }
  std::set<std::int64_t> seen;
};
class Reader {
  int partition_ = 0;

public:
  void read(std::int64_t offset) {
    if (!Tracker::instance().seen.insert(offset).second)
      // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seen' may decide for all objects of 'Reader' by 'offset' alone what was seen before; a message of another 'partition_' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++partition_;
  }
};
