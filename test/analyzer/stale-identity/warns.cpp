// What stableid.StaleIdentity reports: the object ends on this path, and its
// identity stays where somebody can still find it.
// RUN: %clang_analyze %stale_identity %s
// RUN: %clang_analyze %stale_identity %inlined %s
// RUN: %clang_analyze %stale_identity %inlined -fno-exceptions %s
#include "../Inputs/simulator.h"

struct Session {
  int fd;
};
std::map<const Session *, int> bySubscript, byInsert, byEmplace, ofLocal;
std::set<uintptr_t> numbers;
uintptr_t last_session_id, mixed_session_id;

void subscript() {
  Session *s = new Session;
  bySubscript[s] = 1; // expected-note {{erase the entry on every path}}
  delete s;
} // expected-warning {{entry of 'Session' stays in 'bySubscript' when the object is gone; another object can get the same key}}

void inserted(Session *s) {
  byInsert.insert({s, 1}); // expected-note {{erase the entry on every path}}
  delete s;
} // expected-warning {{entry of 'Session' stays in 'byInsert' when the object is gone; another object can get the same key}}

void emplaced(Session *s) {
  byEmplace.emplace(s, 1); // expected-note {{erase the entry on every path}}
  delete s;
} // expected-warning {{entry of 'Session' stays in 'byEmplace' when the object is gone; another object can get the same key}}

void local() {
  Session s;
  ofLocal[&s] = 1; // expected-note {{erase the entry on every path}}
} // expected-warning {{entry of 'Session' stays in 'ofLocal' when the object is gone; another object can get the same key}}

void number(Session *s) {
  numbers.insert(reinterpret_cast<uintptr_t>(s)); // expected-note {{erase the entry on every path}}
  delete s;
} // expected-warning {{entry of 'Session' stays in 'numbers' when the object is gone; another object can get the same key}}

void id(Session *s) {
  last_session_id = reinterpret_cast<uintptr_t>(s); // expected-note {{use 'stableid::Uuid::v4()' instead}}
  delete s;
} // expected-warning {{address of 'Session' becomes the ID 'last_session_id'; another object can get the same one}}

// Arithmetic loses the symbol, and not the identity.
void mixed(Session *s) {
  mixed_session_id = reinterpret_cast<uintptr_t>(s) * 31 + 7; // expected-note {{use 'stableid::Uuid::v4()' instead}}
  delete s;
} // expected-warning {{address of 'Session' becomes the ID 'mixed_session_id'; another object can get the same one}}

// A member of what is there before and after.
struct Registry {
  std::map<Session *, int> known, found;
  void end(Session *s) {
    known[s] = 1; // expected-note {{erase the entry on every path}}
    drop(s);
  } // expected-warning {{entry of 'Session' stays in 'known' when the object is gone; another object can get the same key}}
  void drop(Session *s) { delete s; }

  // The entry is taken out too late: the next object finds it.
  int next(Session *s) {
    found[s] = 1; // expected-note {{erase the entry on every path}}
    delete s;
    Session *t = new Session;
    int hit = found.count(t); // expected-warning {{entry of 'Session' stays in 'found' when the object is gone; another object can get the same key}}
    found.erase(s);
    delete t;
    return hit;
  }
};

// A local container is there long enough for the next round.
void rounds(int n) {
  std::set<Session *> seen;
  for (int i = 0; i < n; ++i) {
    Session *s = new Session;
    seen.insert(s); // expected-warning {{entry of 'Session' stays in 'seen' when the object is gone; another object can get the same key}} expected-note {{erase the entry on every path}}
    delete s;
  }
}

// The variable of a loop's body is another object in each round.
void variables(int n) {
  std::set<Session *> seen;
  for (int i = 0; i < n; ++i) {
    Session s;
    seen.insert(&s); // expected-warning {{entry of 'Session' stays in 'seen' when the object is gone; another object can get the same key}} expected-note {{erase the entry on every path}}
  }
}

// Only one branch forgets.
std::map<Session *, int> branched;
void branches(Session *s, bool known) {
  branched[s] = 1; // expected-note {{erase the entry on every path}}
  if (known)
    branched.erase(s);
  delete s;
} // expected-warning {{entry of 'Session' stays in 'branched' when the object is gone; another object can get the same key}}

// What the destructor does is seen, and it does not erase.
struct Forgetful {
  static std::map<Forgetful *, int> all;
  Forgetful() { all[this] = 1; } // expected-note {{erase the entry on every path}}
  ~Forgetful() { fd = 0; }
  int fd;
};
void forgets() {
  Forgetful f;
  f.fd = 1;
} // expected-warning {{entry of 'Forgetful' stays in 'all' when the object is gone; another object can get the same key}}

// Only this unit can name it, and nothing here takes an entry out: what is not
// seen cannot, either.
void unseen();
static std::map<Session *, int> onlyFilled;
void filled(Session *s) {
  onlyFilled[s] = 1; // expected-note {{erase the entry on every path}}
  unseen();
  delete s;
} // expected-warning {{entry of 'Session' stays in 'onlyFilled' when the object is gone; another object can get the same key}}
unsigned long count() { return onlyFilled.size(); }
