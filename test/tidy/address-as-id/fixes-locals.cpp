// A number that is made in a local first, by a helper or in a lambda, is followed to the object, and nothing unused stays behind.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <chrono>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <functional>
#include <memory>
#include <type_traits>
// CHECK-FIXES: #include <stableid/hash.h>
// CHECK-FIXES: #include <stableid/id.h>
// CHECK-FIXES: #include <stableid/uuid.h>

namespace locals {
class Torrent {
  int pieces_ = 0;

public:
  std::uint32_t id() const {
    const auto raw = reinterpret_cast<std::uintptr_t>(this);
    return std::uint32_t(raw >> 10);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Torrent' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    // CHECK-FIXES: return static_cast<std::uint32_t>(identity_.id().value());
    // CHECK-FIXES: }
  }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Torrent> identity_;
};
// In several steps,
class Peer {
  int port_ = 0;

public:
  std::uint64_t id() const {
    std::uint64_t mixed = reinterpret_cast<std::uint64_t>(this);
    mixed ^= mixed >> 33;
    mixed *= 0xff51afd7ed558ccdULL;
    return mixed;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    // CHECK-FIXES: return identity_.id().value();
  }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Peer> identity_;
};
// as its bytes,
class Track {
  int length_ = 0;

public:
  std::uint64_t id() const {
    const Track *self = this;
    std::uint64_t bits;
    std::memcpy(&bits, &self, sizeof bits);
    return bits;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Track' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    // CHECK-FIXES: return stableid::id_of(self).value();
  }
  // CHECK-FIXES: stableid::InstanceId<Track> instance_id() const { return identity_.id(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Track> identity_;
};
// and of what a handle points to.
class Store {
  int size_ = 0;
  // CHECK-FIXES: public:
  // CHECK-FIXES: stableid::InstanceId<Store> instance_id() const { return identity_.id(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Store> identity_;
};
class StoreHandle {
  std::weak_ptr<Store> store_;

public:
  std::uint64_t id() const {
    const auto raw = reinterpret_cast<std::uint64_t>(store_.lock().get());
    return raw >> 6;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Store' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    // CHECK-FIXES: return stableid::id_of(store_.lock().get()).value();
  }
};
// What is asserted of its relations stays true.
class Flaw {
public:
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Flaw' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: std::uint64_t id() const { return identity.id().value(); }
  // CHECK-FIXES: stableid::Identity<Flaw> identity;
};
struct Wrong : Flaw {};
template <class T> T makeFlaw() {
  static_assert(std::is_base_of_v<Flaw, T> && !std::is_same<Flaw, T>::value, "a kind of flaw");
  return T();
}
Wrong wrong = makeFlaw<Wrong>();
// Two IDs that are one number stay equal, and the number goes with the last of them.
struct Job {
  std::uint64_t id = 0;
  std::uint64_t root_id = 0;
  // CHECK-FIXES: stableid::InstanceId<Job> instance_id() const { return identity.id(); }
  // CHECK-FIXES: stableid::Identity<Job> identity;
};
void enroll(Job *job) {
  const auto raw = reinterpret_cast<std::uint64_t>(job);
  job->id = raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: job->id = stableid::id_of(job).value();
  job->root_id = raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'root_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: job->root_id = stableid::id_of(job).value();
}
} // namespace locals

namespace helpers {
class Shape {
  int corners = 0;
  // CHECK-FIXES: public:
  // CHECK-FIXES: stableid::InstanceId<Shape> instance_id() const { return identity.id(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Shape> identity;
};
struct Entry {
  std::uint64_t shape_id = 0;
};
// Without its only caller it may be unused;
static std::uint64_t numberOf(const void *object) {
// CHECK-FIXES: {{\[\[}}maybe_unused]] static std::uint64_t numberOf(const void *object) {
  return reinterpret_cast<std::uint64_t>(object);
}
void tag(Entry &entry, const Shape &shape) {
  entry.shape_id = numberOf(&shape);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes the ID 'shape_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: entry.shape_id = stableid::id_of(shape).value();
}
// with another one it is not.
static std::uint64_t bitsOf(const void *object) {
  return reinterpret_cast<std::uint64_t>(object);
}
bool aligned(const Shape *shape) { return bitsOf(shape) % 16 == 0; }
void tag(Entry &entry, const Shape *shape) {
  entry.shape_id = bitsOf(shape);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes the ID 'shape_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: entry.shape_id = stableid::id_of(shape).value();
}
} // namespace helpers

namespace lambdas {
struct Session {
  std::uint64_t id = 0;
  // CHECK-FIXES: stableid::InstanceId<Session> instance_id() const { return identity.id(); }
  // CHECK-FIXES: stableid::Identity<Session> identity;
};
// What it captures it still uses.
auto later(Session &session) {
  return [&session] { session.id = reinterpret_cast<std::uint64_t>(&session); };
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: return [&session] { session.id = stableid::id_of(session).value(); };
}
} // namespace lambdas

namespace passed {
void pushId(const void *ptr_id);
bool pushed = false;
void pushId(int int_id) { pushed = int_id != 0; }
void showId(const void *ptr_id, int flags);
void showId(unsigned id, int flags);
void showId(std::uint64_t id, int flags) { pushed = id != 0 && flags; }
class Window {
  int width = 0;
  // CHECK-FIXES: public:
  // CHECK-FIXES: stableid::InstanceId<Window> instance_id() const { return identity.id(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Window> identity;
};
void draw(Window *window, const Window &other) {
  pushId(window);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Window' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: pushId(static_cast<int>(stableid::id_of(window).value()));
  pushId((void *)&other);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Window' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: pushId(static_cast<int>(stableid::id_of(other).value()));
  showId(window, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Window' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: showId(static_cast<std::uint64_t>(stableid::id_of(window).value()), 1);
}
} // namespace passed

namespace mixed {
// Mixed with the time so that none comes twice: random bits do it.
struct Source {
  std::uint64_t source_id = 0;
};
void fill(Source &source) {
  source.source_id = std::hash<const Source *>()(&source) ^ static_cast<std::uint64_t>(std::time(nullptr));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Source' becomes the ID 'source_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: source.source_id = stableid::stable_hash(stableid::Uuid::v4());
}
void refill(Source *source) {
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  const std::uint64_t digest = reinterpret_cast<std::uint64_t>(source) ^ static_cast<std::uint64_t>(now);
  source->source_id = digest ? digest : 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Source' becomes the ID 'source_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: source->source_id = stableid::stable_hash(stableid::Uuid::v4());
}
} // namespace mixed
