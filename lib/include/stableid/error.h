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
