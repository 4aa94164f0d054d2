// A sequence for each of 1,024 logical ids, and keys of messages.
#include "bench.h"
#include "stableid/key.h"

#include <mutex>
#include <unordered_map>
#include <vector>

namespace {

const std::vector<std::string> ids = [] {
  std::vector<std::string> made;
  for (int i = 0; i != 1024; ++i)
    made.push_back("order-" + std::to_string(i));
  return made;
}();

stableid::KeyGenerator keys(stableid::KeyScope::process);
std::mutex mutex;
std::unordered_map<std::string, std::uint64_t> map;
const stableid::KeySequence sequence = keys.sequence("order-1");

// Each in turn, neighbours apart.
const std::string &some_id(unsigned turn) { return ids[turn * 7 % 1024]; }

const bool added[] = {
    bench::add(
        "key_next/stableid",
        [](unsigned turn) { return keys.next(some_id(turn)); }, 2),
    bench::add(
        "key_next/mutex_map",
        [](unsigned turn) {
          const std::lock_guard<std::mutex> lock(mutex);
          return ++map[some_id(turn)];
        },
        2),
    bench::add(
        "key_text/stableid",
        [](unsigned turn) { return keys.key(some_id(turn)); }, 2),
    bench::add(
        "key_text/mutex_map",
        [](unsigned turn) {
          const std::string &id = some_id(turn);
          std::uint64_t number;
          {
            const std::lock_guard<std::mutex> lock(mutex);
            number = ++map[id];
          }
          return id + ":" + std::to_string(number);
        },
        2),
    bench::add(
        "key_sequence/stableid", [] { return sequence.next(); }, 2),
    bench::add("idempotency/stableid",
               [](unsigned turn) {
                 return stableid::IdempotencyKey{"billing", some_id(turn), 3,
                                                 123456789};
               }),
    bench::add("idempotency/concatenation",
               [](unsigned turn) {
                 return std::string("billing") + ":" + some_id(turn) + ":" +
                        std::to_string(3) + ":" + std::to_string(123456789);
               }),
};

} // namespace
