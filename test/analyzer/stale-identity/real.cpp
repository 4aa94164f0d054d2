// The containers and smart pointers of the real libraries.
// RUN: %clang_analyze %stale_identity -std=c++17 %s
// RUN: %clang_analyze %stale_identity -fno-exceptions -std=c++20 %s
// RUN: %if libc++ %{ %clang_analyze %stale_identity -std=c++17 -stdlib=libc++ %s %}
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Session {
  int fd = 0;
  std::string name;
};

struct Registry {
  std::map<const Session *, int> a;
  std::unordered_map<Session *, std::string> b;
  std::set<Session *> c;
  std::unordered_set<std::uintptr_t> d;
  std::map<Session *, int> e, f;
  std::map<Session *, std::unique_ptr<Session>> owning;
  std::map<Session *, std::weak_ptr<Session>> weak;
  std::map<std::shared_ptr<Session>, int> shared;

  void subscript(Session *s) {
    a[s] = 1; // expected-note {{erase the entry on every path}}
    delete s;
  } // expected-warning {{entry of 'Session' stays in 'a' when the object is gone}}

  void insertOrAssign(Session *s) {
    b.insert_or_assign(s, "x"); // expected-note {{erase the entry on every path}}
    delete s;
  } // expected-warning {{entry of 'Session' stays in 'b' when the object is gone}}

  void insertOfSet(Session *s) {
    c.insert(s); // expected-note {{erase the entry on every path}}
    delete s;
  } // expected-warning {{entry of 'Session' stays in 'c' when the object is gone}}

  void number(Session *s) {
    d.insert(reinterpret_cast<std::uintptr_t>(s)); // expected-note {{erase the entry on every path}}
    delete s;
  } // expected-warning {{entry of 'Session' stays in 'd' when the object is gone}}

  void pair(Session *s) {
    e.insert(std::make_pair(s, 1)); // expected-note {{erase the entry on every path}}
    delete s;
  } // expected-warning {{entry of 'Session' stays in 'e' when the object is gone}}

  void braces(Session *s) {
    f.insert({s, 1}); // expected-note {{erase the entry on every path}}
    delete s;
  } // expected-warning {{entry of 'Session' stays in 'f' when the object is gone}}

  void erased(Session *s) {
    a[s] = 1;
    b.emplace(s, "x");
    c.insert(s);
    d.insert(reinterpret_cast<std::uintptr_t>(s));
    e.try_emplace(s, 2);
    f.insert({s, 1});
    a.erase(s);
    b.erase(b.find(s));
    c.clear();
    d.erase(reinterpret_cast<std::uintptr_t>(s));
    e.extract(s);
    f = {};
    delete s;
  }

  void ownedByTheEntry() {
    auto s = std::make_unique<Session>();
    Session *raw = s.get();
    owning.emplace(raw, std::move(s));
    owning.erase(raw);
  }

  void knownByTheEntry() {
    auto s = std::make_shared<Session>();
    weak.emplace(s.get(), s);
    shared.emplace(s, 1);
  }
};

// A guard takes the entry out, by whatever way.
std::unordered_map<Session *, int> guarded;
struct Guard {
  Session *s;
  ~Guard() { guarded.erase(s); }
};
void guardInAClass() {
  Session s;
  guarded[&s] = 1;
  Guard g{&s};
}
void guardInAFunction() {
  Session s;
  guarded[&s] = 1;
  std::function<void()> atEnd = [&] { guarded.erase(&s); };
  atEnd();
}
void guardInADeleter() {
  Session s;
  guarded[&s] = 1;
  auto atEnd = [](Session *gone) { guarded.erase(gone); };
  std::unique_ptr<Session, decltype(atEnd)> g(&s, atEnd);
}
void guardsInAVector() {
  Session s;
  guarded[&s] = 1;
  std::vector<Guard> guards;
  guards.push_back(Guard{&s});
}
