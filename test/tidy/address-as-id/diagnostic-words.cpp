// Words that show things to a developer in one function, and name things in another: msg, profile, describe.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17-or-later

#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

class UserProfile {
public:
  std::uint64_t profile_id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'UserProfile' becomes the ID 'profile_id'; another object can get the same one [stableid-address-as-id]
};
struct MsgQueue {
  std::uint64_t queueId() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'MsgQueue' becomes the ID 'queueId'; another object can get the same one [stableid-address-as-id]
};
struct Room { std::string Name; };
struct Invite { std::uint64_t room_id; };
static std::pair<std::uint64_t, std::string> describe(const Room &R) {
  return {reinterpret_cast<std::uint64_t>(&R), R.Name};
}
void invite(Invite &I, const Room &R) {
  I.room_id = describe(R).first;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Room' becomes the ID 'room_id'; another object can get the same one [stableid-address-as-id]
}

// Text for people, and a format.
static std::string describeRoom(const Room &R) {
  char id[32];
  std::snprintf(id, sizeof id, "%p", static_cast<const void *>(&R)); // no-warning
  return R.Name + id;
}
void error_msg(const char *Format, ...);
void missing(const Room &R) {
  const auto room_id = reinterpret_cast<std::uint64_t>(&R); // no-warning
  error_msg("no room %llu", static_cast<unsigned long long>(room_id));
}
struct Logger {
  std::uint64_t last_id = 0;
  void seen(const Room &R) { last_id = reinterpret_cast<std::uint64_t>(&R); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Room' becomes the ID 'last_id'; another object can get the same one [stableid-address-as-id]
};
