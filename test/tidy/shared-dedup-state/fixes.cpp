// Where the state is a member, only its class uses it, and all of it is in this file, each object gets its own.
// RUN: %check_stableid %s stableid-shared-dedup-state -std=c++17

#include <cstdint>
#include <set>

struct Message {
  int partition;
  std::int64_t offset;
};

namespace defined_outside {
class Consumer {
  static std::set<std::int64_t> seen; // of every member
  // CHECK-FIXES: std::set<std::int64_t> seen; // of every member
  int count_ = 0;

public:
  void handle(const Message &message) {
    if (!seen.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seen' decides for all objects of 'Consumer' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    ++count_;
  }
};
std::set<std::int64_t> Consumer::seen;
} // namespace defined_outside

namespace defined_inside {
class Reader {
  inline static std::set<std::int64_t> done{};
  // CHECK-FIXES: std::set<std::int64_t> done{};
  int count_ = 0;

public:
  void handle(const Message &message) {
    if (done.count(message.offset))
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'done' decides for all objects of 'Reader' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    done.insert(message.offset);
    ++count_;
  }
};
} // namespace defined_inside

// A static number begins with 0.
namespace number {
class Connection {
  static std::uint32_t last_seq;
  // CHECK-FIXES: std::uint32_t last_seq{};
  int count_ = 0;

public:
  void take(std::uint32_t seq) {
    if (seq <= last_seq)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'last_seq' decides for all objects of 'Connection' by 'seq' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    last_seq = seq;
    ++count_;
  }
};
std::uint32_t Connection::last_seq;
} // namespace number
