// oneTBB: containers that several threads share.
// REQUIRES: tbb
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <string>
#include <tbb/concurrent_hash_map.h>
#include <tbb/concurrent_unordered_map.h>
#include <tbb/concurrent_unordered_set.h>

struct Session { std::string User; };

bool seen(Session *S) {
  static tbb::concurrent_unordered_set<Session *> Seen;
  return !Seen.insert(S).second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'Seen'; another object can get the same one [stableid-address-as-key]
}
int cache(Session *S) {
  static tbb::concurrent_unordered_map<Session *, int> Cache;
  auto Found = Cache.find(S);
  if (Found != Cache.end())
    return Found->second;
  return Cache[S] = int(S->User.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'Cache'; another object can get the same one [stableid-address-as-key]
}
int by_name(Session *S) {
  static tbb::concurrent_unordered_map<std::string, int> Names;
  return Names[S->User]++; // no-warning
}
bool owned(Session *S) {
  static tbb::concurrent_unordered_set<Session *> Alive;
  const bool Fresh = Alive.insert(S).second; // no-warning
  Alive.unsafe_erase(S);
  return Fresh;
}
