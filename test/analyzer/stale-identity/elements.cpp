// Elements end where their sequence loses or moves them, or ends itself.
// RUN: %clang_analyze %stale_identity -std=c++17 %s
// RUN: %clang_analyze %stale_identity -fno-exceptions -std=c++20 %s
// RUN: %if libc++ %{ %clang_analyze %stale_identity -std=c++17 -stdlib=libc++ %s %}
#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <vector>

struct Session {
  int fd = 0;
  std::string name;
};
std::map<Session *, int> cleared, popped, grown, ended, ofMember;
std::map<Session *, int> silent;

void isCleared(std::vector<Session> &v) {
  cleared[&v[0]] = 1;
  v.clear();
}

void isClearedHere(std::size_t n) {
  std::vector<Session> v(n);
  cleared[&v[0]] = 1; // expected-note {{erase the entry on every path}}
  v.clear();
} // expected-warning {{entry of 'Session' stays in 'cleared' when the object is gone}}

void isPopped(std::size_t n) {
  static std::vector<Session> v;
  v.resize(n);
  popped[&v.back()] = 1; // expected-note {{erase the entry on every path}}
  v.pop_back();
} // expected-warning {{entry of 'Session' stays in 'popped' when the object is gone}}

void grows() {
  static std::map<int, Session> other;
  std::vector<Session> v;
  v.push_back(Session());
  grown[&v[0]] = 1; // expected-note {{erase the entry on every path}}
  v.push_back(Session());
} // expected-warning {{entry of 'Session' stays in 'grown' when the object is gone}}

void ends() {
  std::vector<Session> v(3);
  ended[&v[1]] = 1; // expected-note {{erase the entry on every path}}
} // expected-warning {{entry of 'Session' stays in 'ended' when the object is gone}}

struct Owner {
  std::vector<Session> sessions;
  void clear() {
    ofMember[&sessions[0]] = 1; // expected-note {{erase the entry on every path}}
    sessions.clear();
  } // expected-warning {{entry of 'Session' stays in 'ofMember' when the object is gone}}
  // Room may have been made anywhere.
  void grow() {
    silent[&sessions[0]] = 1;
    sessions.push_back(Session());
  }
};

void hasRoom() {
  static std::map<int, int> x;
  std::vector<Session> v;
  v.reserve(4);
  v.push_back(Session());
  silent[&v[0]] = 1;
  v.push_back(Session());
  silent.clear();
}
void keepsItsElements() {
  static std::deque<Session> v;
  v.push_back(Session());
  silent[&v[0]] = 1;
  v.push_back(Session());
}
// Which one is taken out is not known.
void another(std::vector<Session> &v) {
  silent[&v[0]] = 1;
  v.erase(v.begin() + 1);
}
void theFirstStays() {
  static std::vector<Session> v;
  silent[&v[0]] = 1;
  v.pop_back();
}
void theFrontGoes() {
  static std::deque<Session> v;
  silent[&v.back()] = 1;
  v.pop_front();
}
void isErased() {
  std::vector<Session> v(3);
  silent[&v[0]] = 1;
  silent.erase(&v[0]);
}
void ofAnother(std::size_t n) {
  static std::vector<Session> v;
  std::vector<Session> w(n);
  v.resize(n);
  silent[&v[0]] = 1;
  w.clear();
}
void ofPointers(std::vector<Session *> &v) {
  silent[v[0]] = 1;
  v.clear();
}
// The engine knows no size, and would enter one loop and not the other.
void inLoops(std::size_t n) {
  std::vector<Session> v(n);
  for (std::size_t i = 0; i < v.size(); ++i)
    silent[&v[i]] = 1;
  for (std::size_t i = 0; i < v.size(); ++i)
    silent.erase(&v[i]);
}
