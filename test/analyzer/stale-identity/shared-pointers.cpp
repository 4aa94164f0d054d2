// A shared object ends with its last owner, as far as all owners are seen.
// RUN: %clang_analyze %stale_identity -std=c++17 %s
// RUN: %clang_analyze %stale_identity -fno-exceptions -std=c++20 %s
// RUN: %if libc++ %{ %clang_analyze %stale_identity -std=c++17 -stdlib=libc++ %s %}
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Session {
  int fd = 0;
  std::string name;
};
std::map<Session *, int> scope, reset, null, last, moved, replaced, swapped;
std::map<Session *, int> silent;

void endOfScope() {
  auto s = std::make_shared<Session>();
  scope[s.get()] = 1; // expected-note {{erase the entry on every path}}
} // expected-warning {{entry of 'Session' stays in 'scope' when the object is gone}}

void isReset() {
  auto s = std::make_shared<Session>();
  reset[s.get()] = 1; // expected-note {{erase the entry on every path}}
  s.reset();
} // expected-warning {{entry of 'Session' stays in 'reset' when the object is gone}}

void isNull() {
  auto s = std::make_shared<Session>();
  null[s.get()] = 1; // expected-note {{erase the entry on every path}}
  s = nullptr;
} // expected-warning {{entry of 'Session' stays in 'null' when the object is gone}}

void lastOwner() {
  auto s = std::make_shared<Session>();
  auto t = s;
  last[s.get()] = 1; // expected-note {{erase the entry on every path}}
  s.reset();
  t.reset();
} // expected-warning {{entry of 'Session' stays in 'last' when the object is gone}}

void isMoved() {
  auto s = std::make_shared<Session>();
  moved[s.get()] = 1; // expected-note {{erase the entry on every path}}
  auto t = std::move(s);
} // expected-warning {{entry of 'Session' stays in 'moved' when the object is gone}}

void isReplaced() {
  auto s = std::make_shared<Session>();
  replaced[s.get()] = 1; // expected-note {{erase the entry on every path}}
  s = std::make_shared<Session>();
} // expected-warning {{entry of 'Session' stays in 'replaced' when the object is gone}}

void isSwapped(std::shared_ptr<Session> &other) {
  auto s = std::make_shared<Session>(), t = std::make_shared<Session>();
  swapped[s.get()] = 1; // expected-note {{erase the entry on every path}}
  s.swap(t);
  s.swap(other);
} // expected-warning {{entry of 'Session' stays in 'swapped' when the object is gone}}

// The first of the owners lets go.
void notTheLast(std::shared_ptr<Session> &out) {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  auto t = s;
  s.reset();
  out = t;
}
std::shared_ptr<Session> isReturned() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  return s;
}
std::shared_ptr<Session> oneIsReturned() {
  auto s = std::make_shared<Session>();
  auto t = s;
  silent[s.get()] = 1;
  s.reset();
  return t;
}
// It may have been copied.
void unseen(const std::shared_ptr<Session> &s);
void byValue(std::shared_ptr<Session> s);
void mayBeCopied() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  unseen(s);
}
void isCopied() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  byValue(s);
}
void isMovedAway() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  byValue(std::move(s));
}
std::vector<std::shared_ptr<Session>> all;
void isKept() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  all.push_back(s);
}
void isKeptMoved() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  all.push_back(std::move(s));
}
struct Holder {
  std::shared_ptr<Session> kept;
  void keep() {
    auto s = std::make_shared<Session>();
    silent[s.get()] = 1;
    kept = s;
  }
  // Others may own it, too.
  void drop() {
    silent[kept.get()] = 1;
    kept.reset();
  }
};
void isCaptured() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  auto f = [s] { return s->fd; };
  f();
  all.emplace_back(s);
}
void ofParameter(std::shared_ptr<Session> s) {
  silent[s.get()] = 1;
  s.reset();
}
void hasDeleter() {
  std::shared_ptr<Session> s(new Session, [](Session *gone) {
    silent.erase(gone);
    delete gone;
  });
  silent[s.get()] = 1;
}
void isErased() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  silent.erase(s.get());
  s.reset();
}
void isErasedAfter() {
  auto s = std::make_shared<Session>();
  Session *key = s.get();
  silent[key] = 1;
  s.reset();
  silent.erase(key);
}
void toItself() {
  auto s = std::make_shared<Session>();
  silent[s.get()] = 1;
  auto &same = s;
  s = same;
  all.push_back(s);
}
// Its destructor takes the entry out, where nobody sees it.
struct Careful {
  ~Careful();
  int fd;
};
std::map<Careful *, int> careful;
void takesItselfOut() {
  auto s = std::make_shared<Careful>();
  careful[s.get()] = 1;
  s.reset();
}
