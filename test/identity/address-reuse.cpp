// How often an address comes back: the numbers of docs/what-is-an-identity.md.
// Run by hand it prints them; the test demands what holds for any allocator
// that uses memory again.
//
// RUN: %clangxx -std=c++17 -O2 -Wall -Wextra -Werror -pthread -I %lib_include %s -o %t
// RUN: %t | FileCheck %s --match-full-lines
// RUN: %clangxx -std=c++17 -O0 -pthread -I %lib_include %s -o %t.O0
// RUN: %t.O0 | FileCheck %s --match-full-lines
// CHECK: pairs: 1000000 sessions, one alive at a time, had {{([0-9]{1,4})}} addresses
// CHECK-NEXT: churn: 1000000 sessions, 10000 alive at a time, had {{([0-9]{5,6})}} addresses
// CHECK-NEXT: churn: a new session had the address of an older one in {{9[0-9]}} of 100 cases
// CHECK-NEXT: churn: 1000000 sessions had 1000000 numbers of next_id
// CHECK-NEXT: vector: 1 element had {{[12][0-9]}} addresses while 1000000 were added
// CHECK-NEXT: vector: {{([0-9]{6})}} of 1000000 elements stayed where they were added
// CHECK-NEXT: threads: 1000 threads, one after another, had {{([0-9]{1,2})}} pthread_self()
// CHECK-NEXT: threads: 1000 threads had 1000 stableid::thread_id()
// CHECK-NEXT: runs: 100 runs put the same variable at {{[1-9][0-9]*}} addresses
// CHECK-NOT: {{.}}
#include "stableid/id.h"

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <pthread.h>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

struct Session {
  std::string user;
  std::uint64_t number = stableid::next_id<Session>();
};

// The mistake that is measured: an address in the place of an ID.
static std::uintptr_t addressOf(const void *object) {
  // Through memory that the compiler cannot see into, or it would notice that
  // the objects below are never used, and make none.
  static const void *volatile seen;
  seen = object;
  return reinterpret_cast<std::uintptr_t>(seen);
}

static void pairs(int count) {
  std::unordered_set<std::uintptr_t> addresses;
  for (int i = 0; i < count; ++i) {
    const Session *session = new Session;
    addresses.insert(addressOf(session));
    delete session;
  }
  std::printf("pairs: %d sessions, one alive at a time, had %zu addresses\n",
              count, addresses.size());
}

// Sessions end in no order, and their users have names of all lengths, so that
// other memory comes and goes between them.
static void churn(int count, int alive) {
  std::mt19937 random(1);
  std::unordered_set<std::uintptr_t> addresses;
  std::unordered_set<std::uint64_t> numbers;
  std::vector<std::unique_ptr<Session>> sessions(alive);
  int repeated = 0;
  for (int i = 0; i < count; ++i) {
    auto &place = sessions[i < alive ? i : random() % alive];
    place.reset();
    const std::string user(random() % 200, 'u');
    place = std::make_unique<Session>();
    place->user = user;
    repeated += !addresses.insert(addressOf(place.get())).second;
    numbers.insert(place->number);
  }
  std::printf("churn: %d sessions, %d alive at a time, had %zu addresses\n",
              count, alive, addresses.size());
  std::printf("churn: a new session had the address of an older one in %d of "
              "100 cases\n",
              static_cast<int>(100LL * repeated / count));
  std::printf("churn: %d sessions had %zu numbers of next_id\n", count,
              numbers.size());
}

static void vector(int count) {
  std::vector<std::uint64_t> elements;
  std::set<std::uintptr_t> ofFirst;
  std::vector<std::uintptr_t> whenAdded;
  for (int i = 0; i < count; ++i) {
    elements.push_back(i);
    ofFirst.insert(addressOf(&elements.front()));
    whenAdded.push_back(addressOf(&elements.back()));
  }
  int stayed = 0;
  for (int i = 0; i < count; ++i)
    stayed += whenAdded[i] == addressOf(&elements[i]);
  std::printf("vector: 1 element had %zu addresses while %d were added\n",
              ofFirst.size(), count);
  std::printf("vector: %d of %d elements stayed where they were added\n",
              stayed, count);
}

static void threads(int count) {
  std::set<pthread_t> handles;
  std::set<std::uint64_t> ids;
  for (int i = 0; i < count; ++i)
    std::thread([&] {
      handles.insert(pthread_self());
      ids.insert(stableid::thread_id());
    }).join();
  std::printf("threads: %d threads, one after another, had %zu "
              "pthread_self()\n",
              count, handles.size());
  std::printf("threads: %d threads had %zu stableid::thread_id()\n", count,
              ids.size());
}

static int global;

static void runs(int count, const std::string &program) {
  std::set<std::string> addresses;
  for (int i = 0; i < count; ++i) {
    FILE *other = popen((program + " address").c_str(), "r");
    char line[32] = "";
    if (other && std::fgets(line, sizeof line, other))
      addresses.insert(line);
    if (other)
      pclose(other);
  }
  std::printf("runs: %d runs put the same variable at %zu addresses\n", count,
              addresses.size());
}

int main(int argc, char **argv) {
  if (argc > 1 && std::strcmp(argv[1], "address") == 0) {
    std::printf("%p\n", static_cast<void *>(&global));
    return 0;
  }
  pairs(1'000'000);
  churn(1'000'000, 10'000);
  vector(1'000'000);
  threads(1'000);
  runs(100, argv[0]);
}
