// A number that is made in a local first, by a helper or in a lambda, and the one detail that forbids the edit which its twin in fixes-locals.cpp gets.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <string>

namespace locals {
std::uint64_t elsewhere(std::uint64_t number);
void change();
// The address is also used for itself.
class Kept {
public:
  std::uint64_t id() const {
    const auto raw = reinterpret_cast<std::uint64_t>(this);
    std::printf("%d\n", static_cast<int>(raw % 64));
    return raw >> 4;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Kept' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
// Another function writes to it as well,
class Given {
public:
  std::uint64_t id() const {
    auto raw = reinterpret_cast<std::uint64_t>(this);
    mix(&raw);
    return raw;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Given' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
  static void mix(std::uint64_t *number) { *number ^= 1; }
};
// or an inner block does,
class Sometimes {
  bool wide = false;

public:
  std::uint64_t id() const {
    auto raw = reinterpret_cast<std::uint64_t>(this);
    if (wide)
      raw ^= 1;
    return raw;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Sometimes' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
// or making it does more.
class Counts {
public:
  std::uint64_t id() const {
    const auto raw = reinterpret_cast<std::uint64_t>(this) ^ elsewhere(1);
    return raw;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Counts' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
// The pointer is another one by then.
struct Shape {
  int corners = 0;
  Shape *next = nullptr;
};
std::uint64_t lastShapeId(Shape *shape) {
  const auto raw = reinterpret_cast<std::uint64_t>(shape);
  while (shape->next)
    shape = shape->next;
  std::printf("%d\n", shape->corners);
  return raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes the ID 'lastShapeId'; another object can get the same one [stableid-address-as-id]
}
struct Document {
  int pages = 0;
};
class Handle {
  Document *document_ = nullptr;

public:
  std::uint64_t id() {
    const auto raw = reinterpret_cast<std::uint64_t>(document_);
    change();
    return raw;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Document' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
// Another one has its name there.
struct Page {
  int number = 0;
};
std::uint64_t pageId(const Page *page) {
  const auto raw = reinterpret_cast<std::uint64_t>(page);
  {
    const Page *page = nullptr;
    std::printf("%d\n", page == nullptr);
    return raw;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Page' becomes the ID 'pageId'; another object can get the same one [stableid-address-as-id]
  }
}
// Of two objects: which of them, only the user can say.
struct Edge {
  int weight = 0;
};
std::uint64_t edgeId(const Edge *from, const Edge *to) {
  const auto a = reinterpret_cast<std::uint64_t>(from);
  const auto b = reinterpret_cast<std::uint64_t>(to);
  return a * 31 + b;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Edge' becomes the ID 'edgeId'; another object can get the same one [stableid-address-as-id]
}
} // namespace locals

namespace helpers {
struct Job {
  std::uint64_t id = 0;
};
unsigned calls;
// It does something besides.
static std::uint64_t counted(const void *object) {
  ++calls;
  return reinterpret_cast<std::uint64_t>(object);
}
void enroll(Job &job) { job.id = counted(&job); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
// It is declared twice.
static std::uint64_t twice(const void *object);
static std::uint64_t twice(const void *object) {
  return reinterpret_cast<std::uint64_t>(object);
}
void again(Job &job) { job.id = twice(&job); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
} // namespace helpers

namespace lambdas {
struct Session {
  std::uint64_t id = 0;
};
struct Entry {
  std::uint64_t session_id = 0;
};
// It would capture what it does not use.
auto fill(const Session &session) {
  return [&session](Entry &entry) {
    entry.session_id = std::hash<const Session *>()(&session);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  };
}
} // namespace lambdas

namespace passed {
// Only the function knows what it does with a pointer.
std::uint64_t top;
void pushId(const void *ptr_id) {
  top ^= reinterpret_cast<std::uintptr_t>(ptr_id);
}
// Bytes are no such number, nor is something else beside it.
void showId(const void *ptr_id, int flags);
void showId(bool id, int flags);
void showId(int id, const char *flags);
struct Font {
  int size = 0;
};
void draw(const Font *font) {
  pushId(font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
  showId(font, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
}
// Its elements are moved as bytes.
void pushKey(const void *ptr_id);
void pushKey(int int_id);
struct Glyph {
  int code = 0;
};
template <class T> class Moving {
  T *data = nullptr;
  unsigned size = 0;

public:
  void grow(T *to) {
    std::memcpy(to, data, size * sizeof(T));
    data = to;
  }
  T &operator[](unsigned i) { return data[i]; }
};
void draw(Moving<Glyph> &glyphs, Glyph *more) {
  glyphs.grow(more);
  pushKey(&glyphs[0]);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Glyph' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
}
} // namespace passed

namespace mixed {
struct Ticket {
  std::uint64_t ticket_id = 0;
  std::uint32_t short_id = 0;
};
std::uint64_t now();
// The time has bits of its own: the IDs are in order.
void stamp(Ticket &ticket, std::uint64_t time) {
  ticket.ticket_id = (time << 20) ^ reinterpret_cast<std::uint64_t>(&ticket);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Ticket' becomes the ID 'ticket_id'; another object can get the same one [stableid-address-as-id]
}
// So few random bits repeat soon.
void narrow(Ticket &ticket, std::uint64_t time) {
  ticket.short_id = static_cast<std::uint32_t>(time ^ reinterpret_cast<std::uint64_t>(&ticket));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Ticket' becomes the ID 'short_id'; another object can get the same one [stableid-address-as-id]
}
// Reading the clock does something besides, for all that is known.
void clocked(Ticket &ticket) {
  ticket.ticket_id = now() ^ reinterpret_cast<std::uint64_t>(&ticket);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Ticket' becomes the ID 'ticket_id'; another object can get the same one [stableid-address-as-id]
}
// It is asked for more than once; whether the time is then another one, nobody here knows.
struct Order {
  std::uint64_t created_time = 0;
  std::uint64_t id() const {
    return created_time ^ reinterpret_cast<std::uint64_t>(this);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Order' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
// Both are one secret; two fresh ones would be two.
struct Login {
  std::string session_id, session_token;
};
void open(Login &login, const std::string &user) {
  const std::string text = std::to_string(reinterpret_cast<std::uintptr_t>(&user));
  login.session_id = text;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'basic_string' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  login.session_token = text;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'basic_string' becomes the ID 'session_token'; another object can get the same one [stableid-address-as-id]
}
} // namespace mixed
