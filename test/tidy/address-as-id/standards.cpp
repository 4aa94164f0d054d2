// The same findings in every standard, with and without exceptions and run-time types.
// RUN: %check_stableid %s stableid-address-as-id -std=c++11-or-later
// RUN: %check_stableid %s stableid-address-as-id -std=c++11-or-later -- -- -fno-exceptions -fno-rtti

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct Session { std::string User; };

class Request {
  std::uint64_t request_id_;
  std::uint64_t uid = reinterpret_cast<std::uint64_t>(&request_id_);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
public:
  Request() : request_id_(reinterpret_cast<std::uintptr_t>(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Request' becomes the ID 'request_id_'; another object can get the same one [stableid-address-as-id]
  std::uint64_t number() const { return request_id_ ^ uid; }
};

std::uint64_t sessionId(const std::shared_ptr<Session> &S) {
  return std::hash<std::shared_ptr<Session>>()(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'sessionId'; another object can get the same one [stableid-address-as-id]
}
std::string textId(const Session *S) {
  return std::to_string(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'textId'; another object can get the same one [stableid-address-as-id]
}
void each(const std::vector<Session> &All, std::vector<std::uint64_t> &Out) {
  for (const Session &S : All) {
    const std::uint64_t id = reinterpret_cast<std::uint64_t>(&S);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    Out.push_back(id);
  }
}
std::uint64_t lastId(const std::vector<Session> &All) {
  auto Of = [](const Session &S) { return reinterpret_cast<std::uint64_t>(&S); };
  return Of(All.back());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'lastId'; another object can get the same one [stableid-address-as-id]
}
bool same(const Session &A, const Session &B) { return &A == &B; } // no-warning
unsigned shardId(const Session &S) { return (reinterpret_cast<std::uintptr_t>(&S) >> 6) % 16; } // no-warning
