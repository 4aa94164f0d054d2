// False alarm: whoever finishes the request is called through a pointer that another unit sets, so not
// even a scan of both knows that the number becomes a pointer again.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>

struct Job { int n; };
struct Request { std::uint64_t request_id; };
struct Hooks { void (*done)(std::uint64_t id); };
extern Hooks hooks; // elsewhere: hooks.done = [](std::uint64_t id) { delete reinterpret_cast<Job *>(id); };

void start(Job *job, Request &request) {
  request.request_id = reinterpret_cast<std::uint64_t>(job);
  hooks.done(request.request_id);
}
