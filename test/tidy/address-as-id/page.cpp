// The code of the page docs/checks/address-as-id.md, word for word.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17 -- -- -I %lib_include

#include "stableid/stableid.h"
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

struct Session {};
struct Font {};
struct Login { std::uint64_t session_id; };
using Headers = std::map<std::string, std::string>;

namespace bad {
class Job {
  std::uint64_t id_;

public:
  Job() : id_(reinterpret_cast<std::uint64_t>(this)) {}
  std::uint64_t id() const { return id_; }
};
// CHECK-MESSAGES: :[[@LINE-3]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
// CHECK-SAFE-FIXES: Job() : id_(stableid::next_id<Job>()) {}

void inject(Headers &carrier, const Headers &baggage) {
  carrier["traceparent"] = std::to_string((std::uintptr_t)&baggage);
}
// CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'traceparent'; another object can get the same one [stableid-address-as-id]

std::size_t entityId(const std::shared_ptr<Session> &session) {
  return std::hash<std::shared_ptr<Session>>()(session);
}
// CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'entityId'; another object can get the same one [stableid-address-as-id]
} // namespace bad

namespace good {
class Job {
  std::uint64_t id_ = stableid::next_id<Job>();

public:
  std::uint64_t id() const { return id_; }
};
} // namespace good

namespace flow {
std::uint64_t bitsOf(const Session &session) {
  return reinterpret_cast<std::uint64_t>(&session);
}
std::uint64_t mix(std::uint64_t x) { return (x ^ (x >> 33)) * 0xff51afd7ed558ccd; }
void open(Login &login, const Session &session) {
  const std::uint64_t raw = bitsOf(session);
  login.session_id = mix(raw);
}
// CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
} // namespace flow

namespace silent {
std::mutex locks[64];
std::mutex &lockFor(const Session *session) {
  const auto id = reinterpret_cast<std::uintptr_t>(session);
  return locks[(id >> 4) % 64];
}

struct Timer {
  std::uint64_t id;
};
void arm(Timer &timer, Session *session) {
  timer.id = reinterpret_cast<std::uint64_t>(session);
}
Session *fired(const Timer &timer) {
  return reinterpret_cast<Session *>(timer.id);
}

struct SessionHash {
  std::size_t operator()(const Session *session) const {
    return std::hash<const Session *>()(session);
  }
};
} // namespace silent

namespace nolint {
struct Pinned {
  std::uint64_t id;
};
void pin(Pinned &pinned, const Font &builtin) {
  // Fonts that are built in live as long as the process.
  // NOLINTNEXTLINE(stableid-address-as-id)
  pinned.id = reinterpret_cast<std::uint64_t>(&builtin);
}
} // namespace nolint
