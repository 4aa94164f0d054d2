// False alarm: the library that casts the number back is loaded while the program runs, and no unit
// of a scan calls its function by name.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>
#include <dlfcn.h>

struct Job { int n; };
struct Request { std::uint64_t request_id; };

void start(Job *job, Request &request, void *library) {
  request.request_id = reinterpret_cast<std::uint64_t>(job);
  using Done = void (*)(std::uint64_t); // there: delete reinterpret_cast<Job *>(id);
  if (auto done = reinterpret_cast<Done>(dlsym(library, "done")))
    done(request.request_id);
}
