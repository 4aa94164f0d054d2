// Where no edit is sure to compile and to mean the same, there are only words. Each case has one detail that forbids the fix which its twin in fixes.cpp gets.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c++17

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <type_traits>

#define ADDRESS(x) reinterpret_cast<std::uint64_t>(x)
#define CLASS_END }
namespace macros {
class InMacro {
  std::uint64_t id_;

public:
  InMacro() : id_(ADDRESS(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'InMacro' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  std::uint64_t id() const { return id_; }
};
class EndsInMacro {
public:
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'EndsInMacro' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
CLASS_END;
} // namespace macros

namespace templates {
template <typename T> class Holder {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Holder' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]

public:
  std::uint64_t id() const { return id_; }
};
std::uint64_t use() { return Holder<int>().id(); }
} // namespace templates

extern "C" {
struct Plain {
  std::uint64_t id;
};
void plain(Plain *p) { p->id = reinterpret_cast<std::uint64_t>(p); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Plain' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

namespace grows {
struct Entity {
  std::uint64_t entity_id;
};
struct Sized {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Sized' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
static_assert(sizeof(Sized) == 4, "as on disk");
struct Based {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Based' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
static_assert(std::is_base_of<Based, Based>::value && std::is_standard_layout<Based>::value, "as on disk");
struct Trivial {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Trivial' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
static_assert(std::is_trivially_copyable<Trivial>::value, "is sent as bytes");
struct Copied {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Copied' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
struct Around {
  Copied inside;
};
void copy(Around &to, const Around &from) { std::memcpy(&to, &from, 4); }
struct Written {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Written' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
void write(std::FILE *file, const Written &one) { std::fwrite(&one, 4, 1, file); }
struct Aggregate {
  int a, b;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Aggregate' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
Aggregate makeAggregate() { return {1, 2}; }
struct Bound {
  int a, b;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Bound' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
int sum(const Bound &bound) {
  auto [a, b] = bound;
  return a + b;
}
struct Constant {
  int a = 1;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Constant' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
constexpr Constant constant{};
class Literal {
  int a;

public:
  constexpr explicit Literal(int a) : a(a) {}
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this) + a; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Literal' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
struct Atomic {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Atomic' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
std::atomic<Atomic> atomic;
struct InUnion {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'InUnion' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
union Either {
  InUnion one;
  int two;
};
template <typename T> void store(const T &object, void *to) {
  static_assert(std::is_trivially_copyable<T>::value, "is stored as bytes");
  std::memcpy(to, &object, sizeof(T));
}
struct Stored {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Stored' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
void keep(const Stored &stored, void *to) { store(stored, to); }
struct __attribute__((packed)) Packed {
  int a;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Packed' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
struct Named {
  int identity = 0;
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Named' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
} // namespace grows

namespace needs_an_address {
// A fresh number has no alignment,
class Masked {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Masked' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]

public:
  bool aligned() const { return (id_ & 7) == 0; }
};
// is not the address of anything,
class Compared {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Compared' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]

public:
  bool is(const Compared &other) const {
    return id_ == reinterpret_cast<std::uint64_t>(&other);
  }
};
// and the system takes no other.
extern "C" int register_handle(std::uint64_t ptr);
class Registered {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Registered' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]

public:
  int enter() const { return register_handle(id_); }
};
} // namespace needs_an_address

namespace rewrites {
struct Session {
  std::string user;
  std::string session_id;
  std::uint64_t id;
};
std::uint64_t next();
// What it does besides would be lost.
void effect(Session &session, const std::string *text) {
  session.session_id = std::to_string(reinterpret_cast<std::uintptr_t>(text) + next());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'basic_string' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
// The comment would be lost.
void comment(Session &session, const std::string *text) {
  session.session_id = std::to_string(
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'basic_string' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
      /* of the text */ reinterpret_cast<std::uintptr_t>(text));
}
// Where it comes from, another function knows.
void assign(Session &session, std::uint64_t number) { session.id = number; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'basic_string' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
void passes(Session &session, const std::string &text) {
  assign(session, reinterpret_cast<std::uint64_t>(&text));
}
// Two functions would answer twice, each time otherwise.
std::string sessionId(const std::string &text) {
  return std::to_string(reinterpret_cast<std::uintptr_t>(&text));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'basic_string' becomes the ID 'sessionId'; another object can get the same one [stableid-address-as-id]
}
// Which machine it is, only the user knows.
void distributed(Session &session, std::uint64_t time) {
  session.id = (time << 16) ^ reinterpret_cast<std::uint64_t>(&session);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
} // namespace rewrites
