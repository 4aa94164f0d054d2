// Protocol Buffers: setters of a generated message, known by their beginning; the class here derives from
// the real one and has what a generated one has.
// REQUIRES: protobuf
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <google/protobuf/map.h>
#include <google/protobuf/message.h>
#include <google/protobuf/repeated_field.h>
#include <string>

struct Session { std::string User; std::uint64_t Number; Session *Next; };

class Peer : public google::protobuf::MessageLite {
public:
  void set_owner(std::uint64_t Value);
  void set_session_id(std::uint64_t Value);
  void set_user(const std::string &Value);
  void set_user(const char *Value);
  void set_user(const char *Value, std::size_t Size);
  void add_owners(std::uint64_t Value);
  void set_allocated_next(Peer *Value);
  google::protobuf::Map<std::string, std::uint64_t> *mutable_counts();
  google::protobuf::RepeatedField<std::uint64_t> *mutable_owners();
};
struct Plain { void set_owner(std::uint64_t Value); };

void numbers(Peer &P, const Session &S) {
  P.set_owner(reinterpret_cast<std::uintptr_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'set_owner'; it differs in every run and reveals the address space [stableid-address-in-output]
  P.add_owners(reinterpret_cast<std::uintptr_t>(S.Next));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'add_owners'; it differs in every run and reveals the address space [stableid-address-in-output]
  P.mutable_owners()->Add(reinterpret_cast<std::uintptr_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'Add'; it differs in every run and reveals the address space [stableid-address-in-output]
  P.set_owner(S.Number); // no-warning
  P.add_owners(S.Number); // no-warning
  P.mutable_owners()->Add(S.Number); // no-warning
}
void ids(Peer &P, const Session &S) {
  P.set_session_id(reinterpret_cast<std::uintptr_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'set_session_id'; another object can get the same one [stableid-address-as-id]
  P.set_session_id(S.Number); // no-warning
}
void texts(Peer &P, const Session &S) {
  const std::string At = std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  P.set_user(At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'set_user'; it differs in every run and reveals the address space [stableid-address-in-output]
  P.set_user(At.data(), At.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'set_user'; it differs in every run and reveals the address space [stableid-address-in-output]
  P.set_user(S.User); // no-warning
  P.set_user(S.User.c_str()); // no-warning
  P.set_user(S.User.data(), S.User.size()); // no-warning
}
void serialized(Peer &P, Peer *Next, std::string &Out) {
  P.set_allocated_next(Next); // no-warning: hands the object over
  (*P.mutable_counts())["a"] = 1; // no-warning
  P.SerializeToString(&Out); // no-warning
}
void other(Plain &P, const Session &S) {
  P.set_owner(reinterpret_cast<std::uintptr_t>(&S)); // no-warning: no message
}
