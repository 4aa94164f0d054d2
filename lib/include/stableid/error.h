// Everything that can go wrong, as one enumeration, one sentence each, and one
// exception type.
#pragma once

#include "stableid/detail/config.h"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace stableid {

// What went wrong. The functions that return std::optional tell it through a
// pointer argument; the others throw it inside an Error.
enum class Errc {
  entropy_unavailable = 1, // the operating system has no random bytes
  worker_missing,          // the environment names no worker
  worker_out_of_range,     // the worker is no number, or too large
  layout_out_of_range,     // the epoch or the time does not fit the layout
  must_wait,               // the ids are max_ahead ahead of the clock
  clock_behind,            // the clock is further behind than max_wait
  used_after_fork,         // a generator that belongs to the parent process
  exhausted,               // the last number, slot or generation is used up
  too_many_ids,            // KeyGenerator has max_ids logical ids already
  empty_part,              // a part of a key that may not be empty
  negative_position,       // a partition or offset that no broker assigned
  bad_literal,             // the text of an id in the source is none
  prefix_missing,          // a key of Redis without its mandatory prefix
  lease_out_of_range,      // a lease of no numbers, of too many, or too short
  store_unreachable,       // Redis did not answer within the time-out
  store_read_only,         // that Redis is a replica
  store_wrong_type,        // the key of Redis holds something else
  store_refused,           // Redis refused the script
  store_not_replicated,    // too few replicas have the lease
  sequence_lost,     // the key is gone or went back, and may not be remade
  no_worker_left,    // all worker ids of the layout are leased
  worker_lost,       // the lease of the worker id is over
  instance_unusable, // the file of an instance cannot be read or written
  instance_damaged,  // it holds something else
  instance_in_use,   // another process has it
  instance_copied,   // it is a copy, and its original may be in use
};

// The sentence for `code`: what breaks, and what would be right.
constexpr const char *message(Errc code) noexcept {
  switch (code) {
  case Errc::entropy_unavailable:
    return "the system gave no random bytes, and ids from anything else "
           "could repeat; getrandom or /dev/urandom must work";
  case Errc::worker_missing:
    return "no worker id in the environment, and a guessed one can belong "
           "to another process; set the variable to a number of this "
           "process's own";
  case Errc::worker_out_of_range:
    return "the worker id does not fit its bits, and a truncated one "
           "belongs to another worker; use a plain decimal number below "
           "2^WorkerBits";
  case Errc::layout_out_of_range:
    return "the time does not fit the bits of the layout, and the ids "
           "would start again; use an epoch in the past and enough bits "
           "for time";
  case Errc::must_wait:
    return "the ids are max_ahead ahead of the clock, and going on would "
           "let a restart repeat them; call next, which sleeps, or try "
           "again later";
  case Errc::clock_behind:
    return "the clock is further than max_wait behind the ids already "
           "issued, and following it would repeat them; correct the clock";
  case Errc::used_after_fork:
    return "this generator was copied by fork, and parent and child would "
           "issue the same ids; reassign it a worker id of the child's own";
  case Errc::exhausted:
    return "the last number is used, and the next would repeat the first; "
           "use a wider integer";
  case Errc::too_many_ids:
    return "there are max_ids logical ids already, and forgetting one "
           "would restart its sequence; raise max_ids, or bound the ids";
  case Errc::empty_part:
    return "the group or the topic is empty, and keys of different "
           "consumers would be equal; name both";
  case Errc::negative_position:
    return "the partition or the offset is negative, so the message has no "
           "position and its key would be shared; use those of a received "
           "one";
  case Errc::bad_literal:
    return "the literal is no id of its type, and would stand for another; "
           "write it as to_string does";
  case Errc::prefix_missing:
    return "the key has no prefix, and would be shared with whoever else uses "
           "that server; name the application, as in app:seq:order_";
  case Errc::lease_out_of_range:
    return "the lease is not in its range, and would be useless or outrun the "
           "clock that makes numbers unique; use 1 to 10,000 numbers, or 1 "
           "second to an hour";
  case Errc::store_unreachable:
    return "the Redis server did not answer in time, and a number it did not "
           "give could be another's; the leased ones are used up, so start the "
           "server or try again";
  case Errc::store_read_only:
    return "that Redis server is a replica, and takes no numbers; connect to "
           "the primary";
  case Errc::store_wrong_type:
    return "the key in Redis holds something else, and counting on from it "
           "would repeat numbers; use another prefix, or delete the key";
  case Errc::store_refused:
    return "the Redis server refused the script, so no number is known to be "
           "free; allow EVALSHA, EVAL, SCRIPT LOAD, INFO and the key to this "
           "user";
  case Errc::store_not_replicated:
    return "too few replicas have the lease, and a failover would give it "
           "again; start replicas, or lower the number that must have it";
  case Errc::sequence_lost:
    return "the key in Redis is gone or went back, and going on would repeat "
           "numbers; create it anew beyond the last one that was used";
  case Errc::no_worker_left:
    return "every worker id of the layout is leased, and another process has "
           "each; use more WorkerBits, or wait until a lease ends";
  case Errc::worker_lost:
    return "the lease of the worker id is over, and another process may have "
           "it; wait for a new one, which the next call asks for";
  case Errc::instance_unusable:
    return "the file of the instance cannot be read, locked or written, and a "
           "restart would repeat its ids; give a path on a disk that this "
           "process may write";
  case Errc::instance_damaged:
    return "the file of the instance holds something else, and beginning anew "
           "would repeat ids; restore it, or delete it to become a new "
           "instance";
  case Errc::instance_in_use:
    return "another process has the file of the instance, and both would "
           "issue the same ids; give each a file of its own";
  case Errc::instance_copied:
    return "the file of the instance is a copy, and its original may be in "
           "use; delete it, or adopt it as a new instance";
  }
  return "unknown error";
}

// What the library throws: Errc and its sentence. Where exceptions are turned
// off, the sentence goes to stderr and the program aborts instead.
class Error : public std::runtime_error {
public:
  explicit Error(Errc code) : std::runtime_error(message(code)), code_(code) {}
  Errc code() const noexcept { return code_; }

private:
  Errc code_;
};

namespace detail {

[[noreturn]] STABLEID_COLD inline void fail(Errc code) {
#if STABLEID_EXCEPTIONS
  throw Error(code);
#else
  std::fprintf(stderr, "stableid: %s\n", message(code));
  std::abort();
#endif
}

} // namespace detail
} // namespace stableid
