// An ID beside which stands what tells its object from the next one.
// RUN: %clang_analyze %stale_identity -std=c++17 %s
// RUN: %if libc++ %{ %clang_analyze %stale_identity -std=c++17 -stdlib=libc++ %s %}
#include <cstdint>
#include <memory>

struct Session {
  int fd = 0;
};
struct Bare {
  std::uintptr_t session_id;
  int other;
};
struct Weak {
  std::uintptr_t session_id;
  std::weak_ptr<Session> session;
};
struct Owning {
  std::uintptr_t session_id;
  std::unique_ptr<Session> session;
};
struct Counting {
  std::uintptr_t session_id;
  unsigned generation;
};
struct OfAnother {
  std::uintptr_t session_id;
  std::unique_ptr<int> number;
};

void bare(Bare &b, Session *s) {
  b.session_id = reinterpret_cast<std::uintptr_t>(s); // expected-note {{instead}}
  delete s;
} // expected-warning {{address of 'Session' becomes the ID 'session_id'}}
void weak(Weak &w, Session *s) {
  w.session_id = reinterpret_cast<std::uintptr_t>(s);
  delete s;
}
void owning(Owning &o, Session *s) {
  o.session_id = reinterpret_cast<std::uintptr_t>(s);
  delete s;
}
void counting(Counting &c, Session *s) {
  c.session_id = reinterpret_cast<std::uintptr_t>(s);
  delete s;
}
void ofAnother(OfAnother &o, Session *s) {
  o.session_id = reinterpret_cast<std::uintptr_t>(s); // expected-note {{instead}}
  delete s;
} // expected-warning {{address of 'Session' becomes the ID 'session_id'}}
