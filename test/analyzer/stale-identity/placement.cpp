// An object that is made at the place of another one ends it; memory that is not an object
// yet begins none.
// RUN: %clang_analyze %stale_identity -std=c++17 %s
// RUN: %clang_analyze %stale_identity -fno-exceptions -std=c++17 %s
// RUN: %if libc++ %{ %clang_analyze %stale_identity -std=c++17 -stdlib=libc++ %s %}
#include <map>
#include <new>

struct Session {
  int fd = 0;
};
struct Job {
  int n = 0;
};
std::map<Session *, int> over, after, silent;
std::map<void *, int> places;

void isOverwritten(Session *s) {
  over[s] = 1; // expected-note {{erase the entry on every path}}
  new (s) Session;
} // expected-warning {{entry of 'Session' stays in 'over' when the object is gone}}

void isDestroyed(Session *s) {
  after[s] = 1; // expected-note {{erase the entry on every path}}
  s->~Session();
  new (s) Session;
} // expected-warning {{entry of 'Session' stays in 'after' when the object is gone}}

void isErased(Session *s) {
  silent[s] = 1;
  silent.erase(s);
  new (s) Session;
}
// The memory is the key, and the object comes after it.
void begins(void *memory) {
  places[memory] = 1;
  new (memory) Session;
}
void anotherPlace(Session *s, void *memory) {
  silent[s] = 1;
  new (memory) Session;
}
void ofAnotherType(Job *j, Session *s) {
  silent[s] = 1;
  new (j) Job;
}
