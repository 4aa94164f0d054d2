// Types and functions of the standard library that carry an address on to an ID, and their twins that do not.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

struct Session { std::string User; std::uint64_t Serial = 0; };
struct Record { std::uint64_t id = 0; std::string uuid; };
std::uint64_t bits(const Session &S) { return reinterpret_cast<std::uint64_t>(&S); }

namespace values {
template <typename T> T passOn(T &&Value) { return std::forward<T>(Value); }
void carried(Record &R, const Session &S) {
  R.id = passOn(bits(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::variant<std::string, std::uint64_t> V = bits(S);
  R.id = std::get<std::uint64_t>(V);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  const std::array<std::uint64_t, 2> A{1, bits(S)};
  R.id = A[1];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = std::max<std::uint64_t>(1, bits(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::uint64_t Left = bits(S), Right = 2;
  std::swap(Left, Right);
  R.id = Right;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::deque<std::uint64_t> Queue;
  Queue.push_front(bits(S));
  R.id = Queue.front();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  auto Shared = std::make_shared<std::uint64_t>(bits(S));
  R.id = *Shared;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void notCarried(Record &R, const Session &S) {
  std::vector<std::uint64_t> V{bits(S)};
  R.id = V.size();                                 // no-warning
  R.id = V.empty() ? 0 : 1;                        // no-warning
  std::map<std::uint64_t, std::uint64_t> ByAddress{{bits(S), 7}};
  R.id = ByAddress[bits(S)];                       // no-warning: the value, not the key
  R.id = ByAddress.at(bits(S));                    // no-warning
  R.id = ByAddress.count(bits(S));                 // no-warning
  const std::pair<std::uint64_t, std::uint64_t> P{bits(S), 7};
  R.id = P.second;                                 // no-warning: the other half
  const std::uint64_t Cleared = bits(S) * 0 + sizeof(bits(S)); // no-warning: no ID
  (void)Cleared;
}
} // namespace values

namespace text {
void carried(Record &R, const Session *S) {
  R.uuid = std::string("s").append(std::to_string(bits(*S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid.assign(reinterpret_cast<const char *>(&S), sizeof S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = std::string(reinterpret_cast<const char *>(&S), sizeof S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  const std::string Text = std::to_string(bits(*S));
  const std::string_view View = Text;
  R.uuid = View;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = std::string(View.rbegin(), View.rend());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  std::string Padded(16, '0');
  Padded.replace(0, Text.size(), Text);
  R.uuid = Padded;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = std::move(Padded);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
}
void notCarried(Record &R, const Session *S) {
  const std::string Text = std::to_string(bits(*S));
  R.uuid = std::string(Text.size(), '0');                                  // no-warning
  R.uuid = Text.empty() ? "none" : "some";                                 // no-warning
  R.uuid = S->User;                                                        // no-warning
  R.uuid = std::to_string(S->Serial);                                      // no-warning
}
} // namespace text

namespace places {
// Into the ID through a reference, a pointer, a member pointer, an element.
void aliases(Record &R, const Session &S, std::vector<Record> &All) {
  All[0].id = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  All.back().id = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  (&R)->id = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  for (Record &Each : All) Each.id = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void outByReference(std::uint64_t &session_id, const Session &S) {
  session_id = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
void outByPointer(std::uint64_t *session_id, const Session &S) {
  *session_id = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
std::uint64_t once(const Session &S) {
  static const std::uint64_t session_id = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  return session_id;
}
// A struct that comes back from a helper, and a struct that is copied.
struct Parts { std::uint64_t High, Low; };
static Parts split(const Session &S) { return {S.Serial, bits(S)}; }
void returned(Record &R, const Session &S) {
  const Parts P = split(S);
  R.id = P.Low;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = P.High;      // no-warning: the other field
  const Parts Q = P;
  R.id = Q.Low;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = split(S).Low;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
// Base and derived: the field is set in one, the getter stands in the other.
struct Base {
  explicit Base(std::uint64_t Raw) : Raw(Raw) {}
  std::uint64_t Raw;
};
struct Derived : Base {
  Derived() : Base(reinterpret_cast<std::uint64_t>(this)) {}
  std::uint64_t id() const {
    return Raw;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Derived' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
// Delegating constructors hand the value on.
struct Delegating {
  std::uint64_t uid;
  Delegating() : Delegating(reinterpret_cast<std::uint64_t>(this)) {}
  explicit Delegating(std::uint64_t Value) : uid(Value) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Delegating' becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
};
Delegating delegated() { return Delegating(); }
} // namespace places
