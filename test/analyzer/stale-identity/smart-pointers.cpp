// Smart pointers end what they own.
// RUN: %clang_analyze %stale_identity -std=c++17 %s
// RUN: %if libc++ %{ %clang_analyze %stale_identity -std=c++17 -stdlib=libc++ %s %}
#include <map>
#include <memory>

struct Session {
  int fd = 0;
};
std::map<Session *, int> ofUnique, ofReset, ofAssigned, ofMoved;
std::unique_ptr<Session> kept;

void leavesScope() {
  auto s = std::make_unique<Session>();
  ofUnique[s.get()] = 1; // expected-note {{erase the entry on every path}}
} // expected-warning {{entry of 'Session' stays in 'ofUnique' when the object is gone}}

void isReset() {
  std::unique_ptr<Session> s(new Session);
  ofReset[s.get()] = 1; // expected-note {{erase the entry on every path}}
  s.reset();
} // expected-warning {{entry of 'Session' stays in 'ofReset' when the object is gone}}

void isAssigned() {
  std::unique_ptr<Session> s(new Session);
  ofAssigned[s.get()] = 1; // expected-note {{erase the entry on every path}}
  s = nullptr;
} // expected-warning {{entry of 'Session' stays in 'ofAssigned' when the object is gone}}

void isMoved() {
  auto s = std::make_unique<Session>();
  ofMoved[s.get()] = 1;
  kept = std::move(s);
}

void isReleased() {
  auto s = std::make_unique<Session>();
  ofMoved[s.get()] = 1;
  Session *raw = s.release();
  raw->fd = 1;
}

void isErased() {
  auto s = std::make_unique<Session>();
  ofMoved[s.get()] = 1;
  ofMoved.erase(s.get());
}

void isShared(std::shared_ptr<Session> &other) {
  auto s = std::make_shared<Session>();
  ofMoved[s.get()] = 1;
  other = s;
}
