// debug.stableid.Identity shows what is known of a path.
// RUN: %clang_analyze -Xclang -analyzer-checker=core,debug.stableid.Identity %s
// RUN: %clang_analyze -Xclang -analyzer-checker=core,debug.stableid.Identity %inlined %s
#include "../Inputs/simulator.h"

void stableid_dump();
void unseen();

struct Session {
  int fd;
};
std::map<const Session *, int> cache;
uintptr_t last_session_id;

void life(Session *s) {
  stableid_dump(); // expected-warning {{nothing}}
  cache[s] = 1;
  stableid_dump(); // expected-warning {{cache has key Session alive}}
  last_session_id = reinterpret_cast<uintptr_t>(s) * 31;
  stableid_dump(); // expected-warning {{cache has key Session alive, last_session_id is ID Session alive}}
  delete s;
  stableid_dump(); // expected-warning {{cache has key Session ended, last_session_id is ID Session ended}}
  Session *t = new Session;
  stableid_dump(); // expected-warning {{cache has key Session followed, last_session_id is ID Session followed}}
  cache.erase(s);
  stableid_dump(); // expected-warning {{last_session_id is ID Session followed}}
  unseen();
  stableid_dump(); // expected-warning {{nothing}}
  delete t;
}

void found(Session *s) {
  Session other;
  cache[s] = 1;
  delete s;
  cache.count(&other);
  stableid_dump(); // expected-warning {{cache has key Session ended found}}
  cache.clear();
}

void local() {
  std::set<Session *> seen;
  Session s;
  seen.insert(&s);
  stableid_dump(); // expected-warning {{seen has key Session alive local}}
}
