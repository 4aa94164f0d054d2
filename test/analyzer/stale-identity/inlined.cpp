// With the containers of the real libraries followed into their bodies, which
// takes long: the same is said as by their contract.
// RUN: %clang_analyze %stale_identity %inlined -std=c++17 %s
// RUN: %if libc++ %{ %clang_analyze %stale_identity %inlined -std=c++17 -stdlib=libc++ %s %}
#include <set>
#include <vector>

struct Session {
  int fd = 0;
};
std::set<Session *> known;

void stays(Session *s) {
  known.insert(s); // expected-note {{erase the entry on every path}}
  delete s;
} // expected-warning {{entry of 'Session' stays in 'known' when the object is gone; another object can get the same key}}

void erased(Session *s) {
  known.insert(s);
  known.erase(s);
  delete s;
}
