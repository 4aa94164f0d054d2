// C++ that does not compile: expressions without a type, functions without a body, classes without a definition.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -std=c++20 -broken -- -- -ferror-limit=0

#include <cstdint>
#include <map>

struct Unknown;
template <class T> struct Never { typename T::id_type id = T::make(this); };
struct Session : Missing {
  std::uint64_t session_id = reinterpret_cast<std::uint64_t>(missing);
  Session(Unknown u) : session_id(u), other(this), Session() {}
  ~Session() { all.erase(this, missing); }
  static std::map<Unknown, Missing> all;
  virtual std::uint64_t id() = absent;
};
Never<Session> never{.id = 1, 2};
auto deduced = deduced(&deduced);
std::uint64_t wrong(Session &s, Unknown u, auto... rest) {
  auto [a, b] = s;
  std::uint64_t id = reinterpret_cast<std::uint64_t>(&u) + (rest + ...) + a;
  Session t{.session_id = id, .absent = b}, v = {s, s};
  std::map<const Session *, int> seen{{&s, missing}, {}};
  seen[&undeclared] = seen.at();
  seen.insert(seen.begin(), {&s});
  seen.emplace_hint();
  for (auto &[k, x] : missing)
    id ^= std::hash<decltype(k)>{}(k);
  auto l = [&, this, id = id, z]() -> Missing { return z->id; };
  return new Unknown[id] + l(s) ? : static_cast<Session>(t).id(v);
}
template <class T> std::uint64_t T::outer() { return (std::uint64_t)this; }
std::uint64_t again(Session &s) { return wrong(s, {}, again, 1, "x"); }
std::uint64_t operator""_id(Session) { return (std::uint64_t)&
