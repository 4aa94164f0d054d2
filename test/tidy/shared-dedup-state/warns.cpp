// Every way to decide for everybody what was seen before, by a number that each stream begins anew.
// RUN: %check_stableid -no-fix %s stableid-shared-dedup-state -std=c++17-or-later

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

struct Message {
  int partition;
  std::int64_t offset;
  std::string text;
};
struct Packet {
  int kind = 0;
  std::uint32_t sequence() const;
};
void process(const Message &message);
void process(const Packet &packet);

namespace must_be_right {
// The set of one consumer holds what another one read.
class Consumer {
  inline static std::set<std::int64_t> seen;

public:
  static std::size_t size() { return seen.size(); }
  void handle(const Message &message) {
    if (!seen.insert(message.offset).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seen' decides for all objects of 'Consumer' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    process(message);
  }
};
} // namespace must_be_right

namespace ways_to_ask {
class Connection {
public:
  void contains(const Packet &packet) {
    static std::unordered_set<std::uint32_t> delivered;
    if (delivered.find(packet.sequence()) != delivered.end())
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'delivered' decides for all objects of 'Connection' by 'sequence' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    delivered.insert(packet.sequence());
    process(packet);
  }
  void counts(std::uint32_t seq) {
    static std::set<std::uint32_t> handled;
    if (handled.count(seq) != 0)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'handled' decides for all objects of 'Connection' by 'seq' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    handled.insert(seq);
  }
  bool flag(std::uint32_t seq) {
    static std::map<std::uint32_t, bool> acked;
    if (acked[seq])
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'acked' decides for all objects of 'Connection' by 'seq' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
      return true;
    acked[seq] = true;
    return false;
  }
  bool returned(std::uint32_t seq) {
    static std::set<std::uint32_t> received;
    return received.insert(seq).second;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'received' decides for all objects of 'Connection' by 'seq' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
  }
  void kept(std::uint32_t seq) {
    static std::set<std::uint32_t> applied;
    auto [where, fresh] = applied.insert(seq);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'applied' decides for all objects of 'Connection' by 'seq' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
    if (fresh)
      process(Packet());
  }
  void last(std::uint32_t seq) {
    static std::uint32_t last_seq;
    if (seq <= last_seq)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'last_seq' decides for all objects of 'Connection' by 'seq' alone what was seen before; a message of another 'Connection' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    last_seq = seq;
    process(Packet());
  }
};
} // namespace ways_to_ask

namespace where_it_lives {
std::set<std::int64_t> processed;
class Reader {
  std::string topic_name_;

public:
  void read(const std::vector<std::pair<std::int64_t, std::string>> &log) {
    for (const auto &[offset, text] : log) {
      if (processed.count(offset))
        // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'processed' decides for all objects of 'Reader' by 'offset' alone what was seen before; a message of another 'topic_name_' is taken for a duplicate [stableid-shared-dedup-state]
        continue;
      processed.insert(offset);
    }
  }
};
// What is beside the number says nothing of where it is from.
class Partition {
public:
  void take(const Message &message, int kind) {
    static std::set<std::tuple<int, std::int64_t>> seen;
    const auto key = std::make_tuple(kind, message.offset);
    if (!seen.insert(key).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seen' decides for all objects of 'Partition' by 'offset' alone what was seen before; a message of another 'partition' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    process(message);
  }
};
} // namespace where_it_lives

namespace the_last_number {
class Stream {
  bool open_ = false;

public:
  void equal(std::uint32_t seq) {
    static std::uint32_t last_seq;
    if (seq == last_seq)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'last_seq' decides for all objects of 'Stream' by 'seq' alone what was seen before; a message of another 'Stream' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    last_seq = seq;
    process(Packet());
  }
  // What is done is done only for a new one.
  void greater(std::uint32_t seq) {
    static std::uint32_t last_seq_;
    if (seq > last_seq_) {
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'last_seq_' decides for all objects of 'Stream' by 'seq' alone what was seen before; a message of another 'Stream' is taken for a duplicate [stableid-shared-dedup-state]
      last_seq_ = seq;
      process(Packet());
    }
  }
  void atomic(std::uint32_t seq) {
    static std::atomic<std::uint32_t> last_of_all_;
    if (open_ && seq <= last_of_all_)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'last_of_all_' decides for all objects of 'Stream' by 'seq' alone what was seen before; a message of another 'Stream' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    last_of_all_.store(seq);
    process(Packet());
  }
  void optional(std::uint32_t seq) {
    static std::optional<std::uint32_t> last_one_;
    if (last_one_ && *last_one_ == seq)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'last_one_' decides for all objects of 'Stream' by 'seq' alone what was seen before; a message of another 'Stream' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    last_one_ = seq;
    process(Packet());
  }
  bool answered(std::uint32_t seq) {
    static std::uint32_t latest_seq;
    const bool again = seq <= latest_seq;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'latest_seq' decides for all objects of 'Stream' by 'seq' alone what was seen before; a message of another 'Stream' is taken for a duplicate [stableid-shared-dedup-state]
    latest_seq = seq;
    return again;
  }
};
} // namespace the_last_number

namespace lists_and_texts {
class Stream {
public:
  void list(std::uint32_t seq) {
    static std::vector<std::uint32_t> seen;
    if (std::find(seen.begin(), seen.end(), seq) != seen.end())
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'seen' decides for all objects of 'Stream' by 'seq' alone what was seen before; a message of another 'Stream' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    seen.push_back(seq);
    process(Packet());
  }
  void text(std::uint32_t seq) {
    static std::set<std::string> done;
    if (!done.insert(std::to_string(seq)).second)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'done' decides for all objects of 'Stream' by 'seq' alone what was seen before; a message of another 'Stream' is taken for a duplicate [stableid-shared-dedup-state]
      return;
    process(Packet());
  }
};
} // namespace lists_and_texts
