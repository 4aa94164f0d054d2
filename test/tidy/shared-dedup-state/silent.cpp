// State that is shared, and right: the key says which stream it is of, or it is no memory of messages.
// RUN: %check_stableid %s stableid-shared-dedup-state -std=c++17-or-later -- -config="{CheckOptions: {stableid-shared-dedup-state.ReportLikely: true}}"

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

struct Message {
  int partition;
  std::int64_t offset;
  std::string message_id;
  std::string text;
  std::string key() const;
};
void process(const Message &message);
std::string keyOf(const Message &message);

namespace the_key_says {
class Consumer {
  int partition_;
  static std::set<std::pair<int, std::int64_t>> seen;
  static std::set<std::string> known;
  static std::set<std::tuple<std::string, int, std::int64_t>> done;

public:
  void parts(const Message &message) {
    if (!seen.insert({message.partition, message.offset}).second)
      return;
    process(message);
  }
  void made(const Message &message) {
    const auto key = std::make_pair(message.partition, message.offset);
    if (seen.count(key))
      return;
    seen.insert(key);
  }
  // What the object knows of itself.
  void own(std::int64_t offset) {
    if (!seen.emplace(partition_, offset).second)
      return;
    std::puts("new");
  }
  void group(const std::string &topic, int partition, std::int64_t offset) {
    if (!done.emplace(topic, partition, offset).second)
      return;
    std::puts("new");
  }
  // A text of the producer's own is unique by itself.
  void unique(const Message &message) {
    if (!known.insert(message.message_id).second)
      return;
    process(message);
  }
  void text(const Message &message) {
    if (!known.insert(std::to_string(message.partition) + ":" +
                      std::to_string(message.offset))
             .second)
      return;
    process(message);
  }
  // Nobody read how the key is made.
  void elsewhere(const Message &message) {
    if (!known.insert(keyOf(message)).second || !known.insert(message.key()).second)
      return;
    process(message);
  }
};
} // namespace the_key_says

namespace of_the_object {
class Consumer {
  std::set<std::int64_t> seen;
  std::int64_t last_offset_ = -1;

public:
  void handle(const Message &message) {
    if (!seen.insert(message.offset).second)
      return;
    process(message);
  }
  void after(const Message &message) {
    if (message.offset <= last_offset_)
      return;
    last_offset_ = message.offset;
  }
  // A set for each partition.
  void each(const Message &message) {
    static std::map<int, std::set<std::int64_t>> seenBy;
    if (!seenBy[message.partition].insert(message.offset).second)
      return;
    process(message);
  }
};
} // namespace of_the_object

namespace no_message {
// An interner, a table of work that is remembered, a registry, a flag per kind.
class Connection {
public:
  int memo(std::uint32_t seq) {
    static std::unordered_map<std::uint32_t, int> squares;
    auto found = squares.find(seq);
    if (found != squares.end())
      return found->second;
    return squares[seq] = int(seq * seq);
  }
  const std::string &intern(const std::string &name) {
    static std::set<std::string> seen;
    return *seen.insert(name).first;
  }
  void metric(int kind) {
    static std::set<int> seenKinds;
    if (seenKinds.insert(kind).second)
      std::puts("a new kind");
  }
  void warnOnce(std::uint32_t seq) {
    static std::set<std::uint32_t> warned;
    if (warned.insert(seq).second)
      std::cerr << "no handler\n";
  }
  void once() {
    static bool seen = false;
    if (seen)
      return;
    seen = true;
  }
  // Nothing is decided: a number is kept for a figure.
  void highest(std::uint32_t seq) {
    static std::uint32_t max_seq;
    if (seq > max_seq)
      max_seq = seq;
  }
  void count(std::uint32_t seq) {
    static std::set<std::uint32_t> distinct;
    distinct.insert(seq);
    std::printf("%zu\n", distinct.size());
  }
  // Read, and never filled.
  bool reserved(std::uint32_t seq) {
    static const std::set<std::uint32_t> seenAtStart{1, 2};
    return seenAtStart.count(seq) != 0;
  }
};
} // namespace no_message

namespace one_for_all {
// There is one object, so there is one stream.
class Journal {
  std::string topic_;
  Journal() = default;

public:
  static Journal &instance() {
    static Journal journal;
    return journal;
  }
  Journal(const Journal &) = delete;
  void replay(std::int64_t offset) {
    static std::set<std::int64_t> applied;
    if (!applied.insert(offset).second)
      return;
    std::puts("applied");
  }
};
// Objects without a stream of their own: the number is one of the process.
class Parser {
  int depth_ = 0;

public:
  void label(std::size_t offset) {
    static std::set<std::size_t> seen;
    if (!seen.insert(offset).second)
      return;
    ++depth_;
  }
};
// A function of the class, not of an object.
class Partition {
public:
  static bool fresh(std::int64_t offset) {
    static std::set<std::int64_t> seen;
    return seen.insert(offset).second;
  }
};
} // namespace one_for_all

namespace numbers_of_the_process {
// Each message is given a number that no other message of the process has.
std::uint64_t nextId();
class Channel {
  static std::unordered_set<std::uint64_t> seen;

public:
  void handle(std::uint64_t id) {
    if (!seen.insert(id).second)
      return;
    std::puts("new");
  }
};
} // namespace numbers_of_the_process

namespace silenced {
class Connection {
public:
  bool fresh(std::uint32_t seq) {
    static std::set<std::uint32_t> seen;
    // One sequencer numbers the messages of all connections.
    // NOLINTNEXTLINE(stableid-shared-dedup-state)
    return seen.insert(seq).second;
  }
};
} // namespace silenced

namespace last_numbers {
class Channel {
  static int last_partition;
  static std::int64_t last_offset;
  static std::int64_t cached_offset;
  static std::string cached;
  static std::uint64_t highest_seq;

public:
  // The stream is asked for, too.
  bool both(const Message &message) {
    if (message.partition == last_partition && message.offset <= last_offset)
      return false;
    last_partition = message.partition;
    last_offset = message.offset;
    return true;
  }
  // Work that is remembered.
  const std::string &at(std::int64_t offset) {
    if (offset == cached_offset)
      return cached;
    cached_offset = offset;
    cached = std::to_string(offset);
    return cached;
  }
  // A figure, and a line in the log.
  void figure(std::uint64_t seq) {
    if (seq > highest_seq) {
      highest_seq = seq;
      std::cerr << "highest " << seq;
    }
    process(Message());
  }
  void noticed(std::uint64_t seq) {
    static std::uint64_t last_seq;
    if (seq == last_seq)
      std::cerr << "again\n";
    last_seq = seq;
    process(Message());
  }
  // One for each stream, by what is in front of the number.
  bool text(const std::string &topic, std::int64_t offset) {
    static std::set<std::string> seen;
    return seen.insert(topic + std::to_string(offset)).second;
  }
};
} // namespace last_numbers
