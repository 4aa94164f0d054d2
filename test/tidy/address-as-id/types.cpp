// An ID by the name of its type alone.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>

struct Session { int User; };
using SessionId = std::uint64_t;

class Registry {
  SessionId Current = 0;

public:
  void enter(const Session &S) {
    Current = reinterpret_cast<SessionId>(&S);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'Current'; another object can get the same one [stableid-address-as-id]
  }
  SessionId current() const { return Current; }
};
