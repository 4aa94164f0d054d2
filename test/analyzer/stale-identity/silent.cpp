// What stableid.StaleIdentity says nothing about: the entry goes before the
// object, somebody who is not seen may take it out, or nobody is left to ask.
// RUN: %clang_analyze %stale_identity %s
// RUN: %clang_analyze %stale_identity %inlined %s
// RUN: %clang_analyze %stale_identity %inlined -fno-exceptions %s
#include "../Inputs/simulator.h"
// expected-no-diagnostics

struct Session {
  int fd;
};
std::map<const Session *, int> cache;
std::set<uintptr_t> numbers;
uintptr_t last_session_id;

void unseen();
void takesOut(const Session *s);
void changes(std::map<const Session *, int> &m);

void erasedBefore() {
  Session *s = new Session;
  cache[s] = 1;
  cache.erase(s);
  delete s;
}

void erasedAfter() {
  Session *s = new Session;
  cache[s] = 1;
  delete s;
  cache.erase(s);
}

void erasedByIterator() {
  Session *s = new Session;
  cache[s] = 1;
  auto found = cache.find(s);
  if (found != cache.end())
    cache.erase(found);
  delete s;
}

void erasedByWalking() {
  Session *s = new Session;
  cache[s] = 1;
  for (auto it = cache.begin(); it != cache.end(); it.operator->())
    if (it->first == s)
      cache.erase(it);
  delete s;
}

void askedAfter(Session *s) {
  cache[s] = 1;
  delete s;
  if (cache.count(s))
    cache.erase(s);
}

Session *find(int fd);
void erasedByAnotherName() {
  Session *s = new Session;
  cache[s] = 1;
  cache.erase(find(s->fd));
  delete s;
}

// One object handed out by a function: whoever is called may use it, too.
std::map<Session *, int> &handedOut() {
  static std::map<Session *, int> all;
  return all;
}
void codeThatMayAskForIt(Session *s) {
  handedOut()[s] = 1;
  delete s;
  unseen();
}

// A cookie: the number is a pointer on its way.
uintptr_t cookie_id;
void carries(Session *s) {
  cookie_id = reinterpret_cast<uintptr_t>(s);
  delete s;
}
Session *carried() { return reinterpret_cast<Session *>(cookie_id); }

void cleared() {
  Session *s = new Session;
  cache.emplace(s, 1);
  cache.clear();
  delete s;
}

void handedToCodeThatIsNotSeen() {
  Session *s = new Session;
  cache[s] = 1;
  takesOut(s);
  delete s;
}

void containerIsHandedOver() {
  Session *s = new Session;
  cache[s] = 1;
  delete s;
  changes(cache);
}

void codeThatIsNotSeen() {
  Session *s = new Session;
  cache[s] = 1;
  delete s;
  unseen();
}

void lives(Session *s) { cache[s] = 1; }

void livesOn() {
  Session *s = new Session;
  cache[s] = 1;
}

void localContainer(Session *s) {
  std::map<Session *, int> seen;
  seen[s] = 1;
  delete s;
  if (seen.count(s))
    return;
}

void numberIsTakenOut(Session *s) {
  numbers.insert(reinterpret_cast<uintptr_t>(s));
  numbers.erase(reinterpret_cast<uintptr_t>(s));
  delete s;
}

void idIsOverwritten(Session *s) {
  last_session_id = reinterpret_cast<uintptr_t>(s);
  delete s;
  last_session_id = 0;
}

void maskIsNoIdentity(Session *s) {
  last_session_id = reinterpret_cast<uintptr_t>(s) & 15;
  delete s;
}

// The destructor takes the entry out.
struct Registered {
  Registered();
  ~Registered();
};
std::map<Registered *, int> registry;
void destructorIsNotSeen() {
  Registered *r = new Registered;
  registry[r] = 1;
  delete r;
}
void destructorOfLocal() {
  Registered r;
  registry[&r] = 1;
}

struct Careful {
  static std::map<Careful *, int> all;
  Careful() { all[this] = 1; }
  ~Careful() { all.erase(this); }
};
void destructorErases() {
  Careful *c = new Careful;
  delete c;
  Careful local;
}

// Both ends of the map and of the session are the owner's.
struct Owner {
  std::map<Session *, int> known;
  Session *only;
  Owner() : only(new Session) { known[only] = 1; }
  ~Owner() {
    known[only] = 2;
    delete only;
  }
};

void ownerEnds(Session *s) {
  Owner *o = new Owner;
  o->known[s] = 1;
  delete s;
  delete o;
}

// An entry that knows its object from the next one at its place.
template <class T> struct weak_pointer {
  T *p;
};
struct Guarded {
  weak_pointer<Session> who;
  int value;
};
std::map<Session *, Guarded> guarded;
struct Counted {
  unsigned generation;
};
std::map<Session *, Counted> counted;
void entriesKnowBetter(Session *s, const Guarded &g, const Counted &c) {
  guarded.insert({s, g});
  counted.insert({s, c});
  delete s;
}

// Objects that live as long as the process keep their address.
static Session forever;
void staticObject() { cache[&forever] = 1; }

// An identity that belongs to the object goes with it.
struct Node {
  uintptr_t node_id;
};
void ownId(Node *n) {
  n->node_id = reinterpret_cast<uintptr_t>(n);
  delete n;
}

// Only one of two branches deletes, and that one erases.
void branches(Session *s, bool gone) {
  cache[s] = 1;
  if (gone) {
    cache.erase(s);
    delete s;
  }
}

void recursion(Session *s, int depth) {
  cache[s] = depth;
  if (depth > 0)
    recursion(s, depth - 1);
  cache.erase(s);
}

// Nothing comes after main.
int main() {
  Session s;
  cache[&s] = 1;
  return cache.empty();
}
