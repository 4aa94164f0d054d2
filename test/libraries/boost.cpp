// Boost: hashes, conversions, formats, property trees, UUIDs and containers.
// REQUIRES: boost
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <boost/format.hpp>
#include <boost/functional/hash.hpp>
#include <boost/lexical_cast.hpp>
#include <boost/unordered_map.hpp>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <cstdint>
#include <fstream>
#include <string>

struct Session { std::string User; std::uint64_t Number; };
struct Record { std::uint64_t id; std::string uuid; };

void hashes(Record &R, Session *S) {
  R.id = boost::hash<Session *>()(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::size_t Seed = 0;
  boost::hash_combine(Seed, S);
  R.id = Seed;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::size_t Stable = 0;
  boost::hash_combine(Stable, S->User);
  R.id = Stable; // no-warning
  R.id = boost::hash<std::string>()(S->User); // no-warning
}
void texts(Record &R, const Session *S) {
  R.uuid = boost::lexical_cast<std::string>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = boost::str(boost::format("s-%1%") % S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = boost::lexical_cast<std::string>(S->Number); // no-warning
  R.uuid = boost::str(boost::format("s-%1%") % S->Number); // no-warning
}
void generated(Record &R, const Session *S) {
  boost::uuids::random_generator Make;
  R.uuid = boost::uuids::to_string(Make()); // no-warning
}
struct Hasher {
  std::size_t operator()(const Session *S) const {
    std::size_t Seed = 0;
    boost::hash_combine(Seed, S); // no-warning: a hash functor
    return Seed;
  }
};
int cache(Session *S) {
  static boost::unordered_map<Session *, int> Cache;
  auto Found = Cache.find(S);
  if (Found != Cache.end())
    return Found->second;
  return Cache[S] = int(S->User.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'Cache'; another object can get the same one [stableid-address-as-key]
}
int owned(Session *S) {
  static boost::unordered_map<Session *, int> Entries;
  ++Entries[S]; // no-warning: taken out below
  return int(Entries.size() + Entries.erase(S));
}
