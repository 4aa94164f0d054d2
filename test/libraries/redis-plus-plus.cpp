// redis-plus-plus, by declarations that stand in for its headers: keys that other processes share.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sw::redis {
using StringView = std::string_view;
struct Redis {
  bool set(const StringView &Key, const StringView &Value);
  std::string get(const StringView &Key);
  long long hset(const StringView &Key, const StringView &Field, const StringView &Value);
};
} // namespace sw::redis

struct Session { std::string User; std::uint64_t Number; };

void stored(sw::redis::Redis &R, const Session &S) {
  const std::string Name = "session:" + std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  R.set(Name, S.User);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key stored by 'set'; no other run finds it, and another object can get the same one [stableid-address-as-key]
  R.hset("peers", S.User, Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'hset'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void stored_stable(sw::redis::Redis &R, const Session &S) {
  const std::string Name = "session:" + std::to_string(S.Number);
  R.set(Name, S.User); // no-warning
  R.hset("peers", S.User, Name); // no-warning
}
struct Local {
  std::unordered_map<std::string, std::string> Values;
  void set(const std::string &Key, const std::string &Value);
};
void in_memory(Local &L, const Session &S) {
  L.set(std::to_string(reinterpret_cast<std::uintptr_t>(&S)), S.User); // no-warning: another class
}
