// A vector that one thread fills while another still goes by the address of its first
// element. What the thread sanitizer says of it is explained in
// docs/what-is-an-identity.md.
//
// RUN: %clangxx -std=c++17 -O1 -g -fsanitize=thread %s -o %t
// RUN: not env TSAN_OPTIONS=halt_on_error=1 %t 2>&1 | FileCheck %s
// CHECK: WARNING: ThreadSanitizer: {{data race|heap-use-after-free}}
// CHECK: {{reader|writer}}
// CHECK: {{[Pp]}}revious {{read|write}} of size
// CHECK: SUMMARY: ThreadSanitizer:
//
// And nothing where both go by a number, and lock while they look it up.
// RUN: %clangxx -std=c++17 -O1 -g -fsanitize=thread -DBY_NUMBER %s -o %t.number
// RUN: %t.number 2>&1 | FileCheck --allow-empty --check-prefix=NUMBER %s
// NUMBER-NOT: ThreadSanitizer
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

struct Session {
  std::uint64_t number = 0;
};

static std::vector<Session> sessions(1);
static std::mutex lock;

#ifdef BY_NUMBER
static void writer() {
  for (int i = 0; i < 1000; ++i) {
    const std::lock_guard<std::mutex> guard(lock);
    sessions.emplace_back();
  }
}
static void reader() {
  const std::size_t first = 0; // its place, which stays
  for (int i = 0; i < 1000; ++i) {
    const std::lock_guard<std::mutex> guard(lock);
    ++sessions[first].number;
  }
}
#else
static Session *const first = &sessions.front();
static void writer() {
  for (int i = 0; i < 1000; ++i) {
    const std::lock_guard<std::mutex> guard(lock);
    sessions.emplace_back(); // moves the elements, and frees where they were
  }
}
static void reader() {
  for (int i = 0; i < 1000; ++i)
    ++first->number; // where the first one was
}
#endif

int main() {
  std::thread one(writer), two(reader);
  one.join();
  two.join();
}
