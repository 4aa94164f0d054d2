// The code of the page docs/checks/address-in-output.md, word for word.
// RUN: %check_stableid %s stableid-address-in-output -std=c++17

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <unistd.h>

struct Session { std::uint64_t id; std::string user; };

namespace bad {
struct Record {
  std::uint32_t kind;
  const Session *owner;
};
bool save(int fd, const Record &record) {
  return write(fd, &record, sizeof record) == sizeof record;
}
// CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: warning: {{.*}} is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]

void report(const Session &session) {
  std::ofstream out("sessions.json");
  out << "{\"session\": \"" << &session << "\"}";
}
// CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
} // namespace bad

namespace good {
struct Record {
  std::uint32_t kind;
  std::uint64_t owner_id;
};
bool save(int fd, const Session &owner) {
  const Record record{1, owner.id};
  return write(fd, &record, sizeof record) == sizeof record;
}
} // namespace good

namespace silent {
void show(const Session &session) {
  std::fprintf(stderr, "session %p\n", static_cast<const void *>(&session));
}

class Mailbox {
  int pipe_[2];

public:
  bool post(Session *session) {
    return write(pipe_[1], &session, sizeof session) == sizeof session;
  }
  Session *take() {
    Session *session = nullptr;
    return read(pipe_[0], &session, sizeof session) > 0 ? session : nullptr;
  }
};

void render(std::ostream &out, const Session &session) {
  out << &session; // likely: said with ReportLikely
}
} // namespace silent

namespace nolint {
void graph(std::ofstream &out, const Session &session) {
  // The file is read by this process alone.
  // NOLINTNEXTLINE(stableid-address-in-output)
  out << 'n' << &session << '\n';
}
} // namespace nolint
