// A miss: a field is taken for a cookie because a field of its name in another class is one, and only a constructor fills that.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>

struct Info { int Kind; };

class Handle {
  std::uintptr_t id;

public:
  explicit Handle(std::uintptr_t id) : id(id) {}
  std::uintptr_t getID() const { return id; }
};
inline const Info *infoOf(Handle H) { return (const Info *)H.getID(); }
inline Handle handleOf(const Info &I) { return Handle(std::uintptr_t(&I)); }

struct Session { int User; };
class Record {
  std::uint64_t id;

public:
  explicit Record(std::uint64_t id) : id(id) {}
  std::uint64_t number() const { return id; }
};
inline Record recordOf(const Session &S) { return Record(std::uintptr_t(&S)); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
