// The path of a report tells the story: made, became a key, ended, followed,
// looked up.
// RUN: %clang_analyze %stale_identity -Xclang -analyzer-output=text %s
#include "../Inputs/simulator.h"

struct Session {
  int fd;
};
std::map<Session *, int> cache;

void end(Session *s) {
  delete s; // expected-note {{lifetime of 'Session' ends here}}
}

int story() {
  Session *s = new Session; // expected-note {{'Session' is made here}}
  cache[s] = 1; // expected-note {{address becomes a key of 'cache' here}}
  // expected-note@-1 {{erase the entry on every path}}
  end(s); // expected-note {{Calling 'end'}}
  // expected-note@-1 {{Returning from 'end'}}
  Session *t = new Session; // expected-note {{another object of this type is made here; it can get the same address}}
  return cache.count(t); // expected-warning {{entry of 'Session' stays in 'cache' when the object is gone; another object can get the same key}}
  // expected-note@-1 {{entry of 'Session' stays in 'cache' when the object is gone; another object can get the same key}}
}
