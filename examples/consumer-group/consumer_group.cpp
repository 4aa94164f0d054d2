// A consumer group whose members share one static set of what they have seen,
// keyed by the offset alone. Offsets start at 0 in every partition, so one
// member's message counts as another member's duplicate and is lost.
#include <cstdint>
#include <deque>
#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

struct Message {
  int partition;
  std::int64_t offset;
  std::string text;
};

// A broker's topic: delivers each partition to one member, some messages twice.
class Topic {
  std::vector<std::deque<Message>> partitions;

public:
  explicit Topic(int count) : partitions(count) {}
  void publish(int partition, std::string text) {
    auto &log = partitions[partition];
    log.push_back(
        {partition, static_cast<std::int64_t>(log.size()), std::move(text)});
  }
  const std::deque<Message> &read(int partition) const {
    return partitions[partition];
  }
};

class Consumer {
  static std::set<std::int64_t> seen; // shared by every member of the group
  int processed = 0;

public:
  void handle(const Message &message) {
    if (!seen.insert(message.offset).second) {
      std::cout << "dropped as a duplicate: " << message.text << '\n';
      return;
    }
    ++processed;
  }
  int count() const { return processed; }
};

std::set<std::int64_t> Consumer::seen;

int main() {
  Topic orders(2);
  for (const char *order : {"order 1", "order 3", "order 5"})
    orders.publish(0, order);
  for (const char *order : {"order 2", "order 4"})
    orders.publish(1, order);

  std::vector<Consumer> group(2);
  for (int member = 0; member < 2; ++member)
    for (const Message &message : orders.read(member))
      group[member].handle(message);
  // After a rebalance the first message is delivered once more, as is normal.
  group[0].handle(orders.read(0).front());

  const int processed = group[0].count() + group[1].count();
  std::cout << "published 5, processed " << processed << '\n';
  if (processed < 5)
    std::cout << "collision: messages of one partition hid those of another\n";
}
