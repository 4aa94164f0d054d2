// The worked example of docs/model.md: a library that stableid knows nothing of
// until it is told. Without the file nothing is found.
// RUN: %check_stableid -check-suffix=UNTOLD %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -std=c++17
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.Model: Inputs/acme.yaml, stableid-address-as-key.Model: Inputs/acme.yaml, stableid-address-in-output.Model: Inputs/acme.yaml}}"

#include <cstdint>
#include <string>

namespace acme {
template <typename... Ts> std::string str_cat(const Ts &...);
void mix(std::uint64_t *seed, std::uint64_t value);
struct Bus {
  void publish(const char *topic, const std::string &text);
};
namespace log {
void debug(const std::string &text);
}
struct Store {
  void put(const std::string &key, const std::string &value);
};
struct Message {};
struct Peer : Message {
  void set_origin(std::uint64_t value);
  void set_owner(const void *value);
};
struct Cache {
  bool has(const void *key) const;
  void keep(const void *key, int value);
  int at(const void *key) const;
};
template <typename T> struct Ref {
  T *operator->() const;
};
} // namespace acme

struct Font;
int measure(const Font &font);
struct Session {
  std::string user;
  std::uint64_t session_id;
};

void announce(acme::Bus &bus, const Session &session) {
  auto number = reinterpret_cast<std::uintptr_t>(&session);
  bus.publish("peers", acme::str_cat("peer ", number));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'publish'; it differs in every run and reveals the address space [stableid-address-in-output]
  acme::log::debug(acme::str_cat("peer at ", number)); // no-warning
}

void name(Session &session, const void *owner) {
  std::uint64_t seed = 17;
  acme::mix(&seed, reinterpret_cast<std::uint64_t>(owner));
  session.session_id = seed;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'owner' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}

void keep(acme::Store &store, acme::Peer &peer, Session &session) {
  auto number = reinterpret_cast<std::uintptr_t>(&session);
  store.put(acme::str_cat("peer ", number), session.user);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key stored by 'put'; no other run finds it, and another object can get the same one [stableid-address-as-key]
  peer.set_origin(number);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'set_origin'; it differs in every run and reveals the address space [stableid-address-in-output]
  peer.set_owner(&session); // no-warning
}

int widthOf(const Font *font) {
  static acme::Cache widths;
  if (!widths.has(font))
    widths.keep(font, measure(*font));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'widths'; another object can get the same one [stableid-address-as-key]
  return widths.at(font);
}
