// A program in which addresses become identities, in the way that its argument
// names. witness.py knows for each what the witness is to see.
#include "stableid/witness.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using stableid::witness::forget;
using stableid::witness::identity;

namespace {

struct Session {
  std::array<char, 40> text{};
  long number = 0;
};

const char *program;

// The compiler must not see that an object is freed at once.
template <class T> T *seen(T *object) {
  static T *volatile place;
  place = object;
  return place;
}

Session *open() { return seen(new Session); }

void two_after_another() {
  for (int i = 0; i < 2; ++i) {
    auto *session = identity(open(), "session_id");
    delete session;
  }
}

// ---- No address is an identity of two objects -------------------------------

void alive() {
  std::vector<std::unique_ptr<Session>> sessions;
  for (int i = 0; i < 100; ++i) {
    sessions.emplace_back(open());
    identity(sessions.back().get(), "session_id");
  }
}

void same() {
  const std::unique_ptr<Session> session(open());
  for (int i = 0; i < 1000; ++i)
    identity(session.get(), "session_id");
}

void forgotten() {
  for (int i = 0; i < 10; ++i) {
    const std::unique_ptr<Session> session(open());
    identity(session.get(), "session_id");
    forget(session.get(), "session_id");
  }
}

void unnamed() {
  delete identity(open(), "session_id");
  for (int i = 0; i < 10; ++i)
    delete open();
}

void other_name() {
  delete identity(open(), "session_id");
  delete identity(open(), "user_id");
}

void parts() {
  const std::unique_ptr<Session> session(open());
  identity(session.get(), "part_id");
  identity(&session->number, "part_id");
}

void in_place() {
  void *block = seen(std::malloc(400));
  identity(block, "block_id");
  void *shrunk = std::realloc(block, 390);
  identity(shrunk, "block_id");
  std::free(shrunk);
}

void cannot_grow() {
  void *block = seen(std::malloc(40));
  identity(block, "block_id");
  volatile std::size_t all = static_cast<std::size_t>(PTRDIFF_MAX) - 1;
  if (std::realloc(block, all))
    std::abort();
  identity(block, "block_id");
  std::free(block);
}

void child_ends_parents_object() {
  const std::unique_ptr<Session> session(open());
  identity(session.get(), "session_id");
  const pid_t child = fork();
  if (child == 0) {
    identity(session.get(), "session_id"); // the same, in a copy of the process
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  identity(session.get(), "session_id");
}

void null() {
  identity(static_cast<Session *>(nullptr), "session_id");
  std::free(nullptr);
}

std::unique_ptr<Session> kept;
std::atomic<int> signals;

void signals_while_busy() {
  kept.reset(open());
  std::signal(SIGALRM, [](int) {
    identity(kept.get(), "session_id");
    ++signals;
    ualarm(100, 0);
  });
  ualarm(100, 0);
  while (signals < 100)
    for (int i = 0; i < 100; ++i) {
      const std::unique_ptr<Session> session(open());
      identity(session.get(), "other_id");
      forget(session.get(), "other_id");
    }
  std::signal(SIGALRM, SIG_IGN);
  // Each of the others may have come while the witness was at work, and not be noted.
  identity(kept.get(), "session_id");
}

void forks_in_signal_handler() {
  kept.reset(open());
  signals = 0;
  std::signal(SIGALRM, [](int) {
    const pid_t child = fork();
    if (child == 0)
      _exit(0);
    waitpid(child, nullptr, 0);
    ++signals;
    ualarm(500, 0);
  });
  ualarm(500, 0);
  while (signals < 50)
    for (int i = 0; i < 100; ++i) {
      const std::unique_ptr<Session> session(open());
      identity(session.get(), "other_id");
      forget(session.get(), "other_id");
    }
  std::signal(SIGALRM, SIG_IGN);
}

struct Early {
  Early() { identity(session, "early_id"); }
  ~Early() { delete session; }
  Session *session = new Session;
} early;

void before_main() { identity(early.session, "early_id"); }

// ---- Some address is --------------------------------------------------------

void twice() { two_after_another(); }

void inside() {
  for (int i = 0; i < 2; ++i) {
    const std::unique_ptr<Session> session(open());
    identity(&session->number, "number_id");
  }
}

// Large blocks: a free one goes back to where the next is taken from, though not
// always at once.
void ways_to_allocate() {
  static const struct {
    const char *name;
    void *(*allocate)();
  } each[] = {
      {"calloc_id", [] { return std::calloc(70, 100); }},
      {"aligned_id", [] { return std::aligned_alloc(64, 8192); }},
      {"posix_id",
       [] {
         void *block = nullptr;
         return posix_memalign(&block, 256, 4096) ? nullptr : block;
       }},
      {"realloc_id", [] { return std::realloc(nullptr, 3000); }},
      {"array_id", [] { return reallocarray(nullptr, 3, 1600); }},
      {"large_id", [] { return std::malloc(1 << 20); }},
  };
  for (const auto &way : each) {
    std::set<std::uintptr_t> addresses;
    for (int i = 0; i < 8; ++i) {
      void *block = identity(seen(way.allocate()), way.name);
      addresses.insert(reinterpret_cast<std::uintptr_t>(block));
      std::free(block);
    }
    // As often as the witness is to tell.
    std::printf("%s %zu\n", way.name, 8 - addresses.size());
  }
}

// The block moves away, and what takes its place becomes an identity.
void moved() {
  void *block = seen(std::malloc(1000));
  void *behind = seen(std::malloc(1000)); // it cannot grow where it is
  identity(block, "block_id");
  block = seen(std::realloc(block, 5000));
  void *second = seen(std::malloc(1000));
  identity(second, "block_id");
  std::free(block);
  std::free(behind);
  std::free(second);
}

void growing() {
  std::vector<Session> sessions(1);
  identity(&sessions.front(), "session_id");
  sessions.resize(2); // frees the array, and nothing more
  std::vector<Session> others(1);
  identity(&others.front(), "session_id");
}

void threads() {
  std::vector<std::thread> running;
  for (int i = 0; i < 4; ++i)
    running.emplace_back([] {
      for (int j = 0; j < 2000; ++j)
        delete identity(open(), "session_id");
    });
  for (auto &thread : running)
    thread.join();
}

void forks_while_busy() {
  std::atomic<bool> ended{false};
  std::thread other([&] {
    while (!ended)
      delete identity(open(), "session_id");
  });
  for (int i = 0; i < 20; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      two_after_another();
      _exit(0);
    }
    int status = 1;
    if (waitpid(child, &status, 0) != child || status != 0)
      std::abort();
  }
  ended = true;
  other.join();
}

void in_child() {
  const pid_t child = fork();
  if (child == 0) {
    two_after_another();
    _exit(0);
  }
  waitpid(child, nullptr, 0);
}

void in_program_that_follows() {
  execl(program, program, "twice", static_cast<char *>(nullptr));
  std::abort();
}

void in_program_beside() {
  if (std::system((std::string(program) + " twice").c_str()))
    std::abort();
}

void killed() {
  two_after_another();
  std::raise(SIGKILL);
}

void dangling() {
  Session *session = open();
  identity(session, "session_id");
  const auto *kept_pointer = seen(session);
  delete session;
  identity(kept_pointer, "session_id");
}

// More identities than there is room for.
void many() {
  for (int round = 0; round < 2; ++round) {
    std::vector<std::unique_ptr<Session>> sessions;
    for (int i = 0; i < 5000; ++i) {
      sessions.emplace_back(open());
      identity(sessions.back().get(), "session_id");
    }
  }
}

struct {
  const char *name;
  void (*run)();
} const ways[] = {
    {"alive", alive},
    {"same", same},
    {"forgotten", forgotten},
    {"unnamed", unnamed},
    {"other_name", other_name},
    {"parts", parts},
    {"in_place", in_place},
    {"cannot_grow", cannot_grow},
    {"child_ends_parents_object", child_ends_parents_object},
    {"null", null},
    {"signals_while_busy", signals_while_busy},
    {"forks_in_signal_handler", forks_in_signal_handler},
    {"before_main", before_main},
    {"twice", twice},
    {"inside", inside},
    {"ways_to_allocate", ways_to_allocate},
    {"moved", moved},
    {"growing", growing},
    {"threads", threads},
    {"forks_while_busy", forks_while_busy},
    {"in_child", in_child},
    {"in_program_that_follows", in_program_that_follows},
    {"in_program_beside", in_program_beside},
    {"killed", killed},
    {"dangling", dangling},
    {"many", many},
};

} // namespace

int main(int argc, char **argv) {
  program = argv[0];
  for (const auto &way : ways)
    if (argc > 1 && std::strcmp(argv[1], way.name) == 0) {
      way.run();
      return 0;
    }
  std::puts("no such way");
  return 2;
}
