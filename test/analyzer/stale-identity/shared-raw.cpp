// A shared object that was made by new. With libc++, whose constructor hides the pointer, this
// is missed.
// RUN: %clang_analyze %stale_identity -std=c++17 %s
#include <map>
#include <memory>

struct Session {
  int fd = 0;
};
std::map<Session *, int> raw, silent;

void ofRaw() {
  std::shared_ptr<Session> s(new Session);
  raw[s.get()] = 1; // expected-note {{erase the entry on every path}}
  s.reset();
} // expected-warning {{entry of 'Session' stays in 'raw' when the object is gone}}

void twoOwners(std::shared_ptr<Session> &other) {
  std::shared_ptr<Session> s(new Session);
  silent[s.get()] = 1;
  other = s;
  s.reset();
}
