// The notes lead to the state, to what the key lacks, and to the advice.
// RUN: %check_stableid -no-fix %s stableid-shared-dedup-state -std=c++17-or-later

#include <cstdint>
#include <set>

struct Message {
  int partition;
  std::int64_t offset;
};
void process(const Message &message);

namespace must_be_right {
// The set of one consumer holds what another one read.
class Consumer {
  inline static std::set<std::int64_t> seen;

public:
  static std::size_t size() { return seen.size(); }
  void handle(const Message &message) {
    if (!seen.insert(message.offset).second)
      // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seen' decides for all objects of 'Consumer' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      // CHECK-NOTES: :[[@LINE-7]]:{{[0-9]+}}: note: one 'seen' for all objects
      // CHECK-NOTES: :8:{{[0-9]+}}: note: 'partition' is no part of the key
      // CHECK-NOTES: :[[@LINE-9]]:{{[0-9]+}}: note: give each 'Consumer' a 'seen' of its own, or key it by 'stableid::IdempotencyKey'
      return;
    process(message);
  }
};
} // namespace must_be_right

// Each object is a stream, so no field is lacking.
class Connection {
public:
  bool fresh(std::uint32_t seq) {
    static std::set<std::uint32_t> seen;
    return seen.insert(seq).second;
    // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seen' decides for all objects of 'Connection' by 'seq' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
    // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: one 'seen' for all objects
    // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: give each 'Connection' a 'seen' of its own, or key it by 'stableid::IdempotencyKey'
  }
};
