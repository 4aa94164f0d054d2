// Every way an address becomes a plain value, and every place where that value becomes an ID.
// RUN: %check_stableid %s stableid-address-as-id -std=c++20

#include <array>
#include <bit>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <pthread.h>
// CHECK-SAFE-FIXES: #include <stableid/id.h>
#include <sstream>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

struct Session { std::string user; };
struct Entity { std::uint64_t entity_id = 0; };
using Headers = std::map<std::string, std::string>;

namespace must_be_right {
// A getter that returns the address.
class Document {
  std::string Text;
public:
  std::uint64_t id() const { return (std::uint64_t)this; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Document' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
// An ID field set in a constructor.
class RequestContext {
  std::intptr_t rootId_;
public:
  RequestContext() : rootId_(reinterpret_cast<std::intptr_t>(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'RequestContext' becomes the ID 'rootId_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: RequestContext() : rootId_(static_cast<std::intptr_t>(stableid::next_id<RequestContext>())) {}
  std::intptr_t rootId() const { return rootId_; }
};
struct DefaultMember {
  std::uint64_t id_ = reinterpret_cast<std::uintptr_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'DefaultMember' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: std::uint64_t id_ = stableid::next_id<DefaultMember>();
  int Value = 0;
};
DefaultMember makeDefaultMember() { return DefaultMember(); }
// An ID made by two helpers and a mixer.
inline std::uint64_t bitsOf(const Session &S) { return reinterpret_cast<std::uintptr_t>(&S); }
inline std::uint64_t mix(std::uint64_t X) { X ^= X >> 33; X *= 0xff51afd7ed558ccdull; return X ^ (X >> 33); }
struct Login {
  std::uint64_t session_id = 0;
  void open(const Session &S) {
    session_id = mix(bitsOf(S));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  }
};
// The address of a map as a trace header.
void inject(Headers &carrier, const Headers &baggage) {
  carrier["traceparent"] = std::to_string((std::uintptr_t)&baggage);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'traceparent'; another object can get the same one [stableid-address-as-id]
}
// A buffer with the text of an address becomes a request ID.
struct Request { std::string request_id; };
void stamp(Request &R) {
  char Buffer[32];
  std::snprintf(Buffer, sizeof Buffer, "%p", static_cast<void *>(&R));
  R.request_id = Buffer;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Request' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
}
// A stream of 'this' as the unique ID.
class Widget {
public:
  std::string uniqueId() const {
    std::ostringstream os;
    os << this;
    return os.str();
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Widget' becomes the ID 'uniqueId'; another object can get the same one [stableid-address-as-id]
  }
};
// The hash of a smart pointer is the hash of the address.
struct Scene {
  Entity add(const std::shared_ptr<Session> &S) {
    Entity E;
    E.entity_id = std::hash<std::shared_ptr<Session>>{}(S);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'entity_id'; another object can get the same one [stableid-address-as-id]
    return E;
  }
};
// Puns.
std::uint64_t punnedId(const Session *S) {
  union { const Session *P; std::uint64_t N; } U;
  U.P = S;
  return U.N;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'punnedId'; another object can get the same one [stableid-address-as-id]
}
std::uint64_t copiedId(const Session *S) {
  std::uint64_t Bits = 0;
  std::memcpy(&Bits, &S, sizeof S);
  return Bits;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'copiedId'; another object can get the same one [stableid-address-as-id]
}
// A parameter that is an address by its type.
struct Handle {
  void setId(std::uint64_t id);
};
void registerNative(Handle &H, std::uintptr_t address) {
  H.setId(address);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID {{'(setId|id)'}}; another object can get the same one [stableid-address-as-id]
}
} // namespace must_be_right

namespace sources_integer {
struct Ids { std::uint64_t uid; std::uint32_t short_id; long c_id; };
void cast(Ids &I, Session *S) {
  I.uid = reinterpret_cast<std::uint64_t>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
  I.uid = (std::uint64_t)S;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
  I.uid = std::uintptr_t(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
  I.uid = std::bit_cast<std::uint64_t>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
  I.uid = *reinterpret_cast<std::uintptr_t *>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
  I.c_id = (long)S;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'c_id'; another object can get the same one [stableid-address-as-id]
  I.short_id = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'short_id'; another object can get the same one [stableid-address-as-id]
  I.short_id = (std::uint32_t)(std::uintptr_t)S & 0xffffffff;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'short_id'; another object can get the same one [stableid-address-as-id]
  I.short_id = std::uint32_t(reinterpret_cast<std::uintptr_t>(S) >> 4);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'short_id'; another object can get the same one [stableid-address-as-id]
  I.uid = (std::uint64_t)static_cast<const void *>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
}
} // namespace sources_integer

namespace sources_hash {
struct Ids { std::size_t id; };
void hash(Ids &I, Session *S, const std::unique_ptr<Session> &U, const std::shared_ptr<Session> &Sh, const char *Name) {
  I.id = std::hash<Session *>()(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  I.id = std::hash<const void *>{}(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  I.id = std::hash<std::unique_ptr<Session>>()(U);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  I.id = std::hash<std::shared_ptr<Session>>()(Sh);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  I.id = std::hash<const char *>()(Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  const std::hash<Session *> H;
  I.id = H(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
template <typename T> void hash_combine(std::size_t &Seed, const T &Value) {
  Seed ^= std::hash<T>()(Value) + 0x9e3779b9 + (Seed << 6) + (Seed >> 2);
}
std::size_t pairId(const Session *A, const Session *B) {
  std::size_t Seed = 0;
  hash_combine(Seed, A);
  hash_combine(Seed, B);
  return Seed;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'pairId'; another object can get the same one [stableid-address-as-id]
}
std::uint32_t hashBytes(const void *Data, std::size_t Size, std::uint32_t Seed);
std::uint32_t widgetId(const Session *S) {
  return hashBytes(&S, sizeof S, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'widgetId'; another object can get the same one [stableid-address-as-id]
}
std::uint32_t fnv1a(const void *Data, std::size_t Size) {
  auto *Bytes = static_cast<const unsigned char *>(Data);
  std::uint32_t H = 2166136261u;
  for (std::size_t I = 0; I < Size; ++I) H = (H ^ Bytes[I]) * 16777619u;
  return H;
}
std::uint32_t windowId(const Session *S) {
  return fnv1a(&S, sizeof S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'windowId'; another object can get the same one [stableid-address-as-id]
}
} // namespace sources_hash

namespace sources_text {
struct Ids { std::string uuid; char request_id[32]; };
void text(Ids &I, const Session *S) {
  std::snprintf(I.request_id, sizeof I.request_id, "%p", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  std::sprintf(I.request_id, "req-%p", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  I.uuid = std::to_string(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  I.uuid = "session-" + std::to_string(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
}
void textOfDerived(Ids &I, const Session *S) {
  char Buffer[32];
  auto R = std::to_chars(Buffer, Buffer + sizeof Buffer, reinterpret_cast<std::uintptr_t>(S), 16);
  I.uuid = std::string(Buffer, R.ptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  std::snprintf(Buffer, sizeof Buffer, "%lx", (unsigned long)S);
  I.uuid = Buffer;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  std::stringstream Stream;
  Stream << "s-" << std::hex << reinterpret_cast<std::uintptr_t>(S);
  I.uuid = Stream.str();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
}
} // namespace sources_text

namespace whose_address {
struct Ids { std::uint64_t id; };
template <typename P> std::uint64_t bits(P *Pointer) { return reinterpret_cast<std::uint64_t>(Pointer); }
struct Holder {
  std::vector<int> Items{1, 2};
  int Counter = 0;
  void all(Ids &I, Session &Ref, std::unique_ptr<Session> Owned, std::vector<Session> V) {
    I.id = reinterpret_cast<std::uint64_t>(this);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Holder' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(&Counter);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(&Ref);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(&Items);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(Items.data());
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(&V[0]);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(&*V.begin());
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(&V.front());
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(std::addressof(Ref));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(std::to_address(Owned));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(Owned.get());
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = bits(&Ref);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    I.id = reinterpret_cast<std::uint64_t>(new Session);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
struct Worker { std::uint64_t thread_id; };
void threads(Worker &W) {
  W.thread_id = (std::uint64_t)pthread_self();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  W.thread_id = std::hash<std::thread::id>()(std::this_thread::get_id());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  W.thread_id = reinterpret_cast<std::uintptr_t>(&errno);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'thread_id'; another object can get the same one [stableid-address-as-id]
}
} // namespace whose_address

namespace sinks {
// A global, a static field, a local that escapes, a result.
std::uint64_t g_session_id;
struct Current { static std::uint64_t trace_id; };
std::uint64_t Current::trace_id = 0;
void publish(std::uint64_t);
void globals(const Session &S) {
  g_session_id = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'g_session_id'; another object can get the same one [stableid-address-as-id]
  Current::trace_id = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  auto span_id = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'span_id'; another object can get the same one [stableid-address-as-id]
  publish(span_id);
}
// Parameters and setters.
void openSession(const std::string &Name, std::uint64_t session_id);
struct Span { void SetTraceId(std::uint64_t); void set_request_id(std::string Value); };
void arguments(Span &Sp, const Session &S) {
  openSession("a", reinterpret_cast<std::uint64_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  Sp.SetTraceId(reinterpret_cast<std::uint64_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID '{{.*}}'; another object can get the same one [stableid-address-as-id]
  Sp.set_request_id(std::to_string(reinterpret_cast<std::uint64_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID '{{.*}}'; another object can get the same one [stableid-address-as-id]
}
// Key constants.
struct Json { Json &operator[](const char *Key); Json &operator=(std::uint64_t Value); };
struct Row { void set(const char *Column, std::uint64_t Value); };
void keyed(Json &J, Row &R, Headers &H, const Session &S) {
  J["session_id"] = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  R.set("uuid", reinterpret_cast<std::uint64_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  H["X-Request-Id"] = std::to_string(reinterpret_cast<std::uint64_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'X-Request-Id'; another object can get the same one [stableid-address-as-id]
  H.emplace("trace_id", std::to_string(reinterpret_cast<std::uint64_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}
// Bytes.
struct SpanContext { std::array<std::uint8_t, 16> trace_id; unsigned char span_id[8]; };
void bytes(SpanContext &C, const Session *S) {
  std::memcpy(C.span_id, &S, sizeof C.span_id);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'span_id'; another object can get the same one [stableid-address-as-id]
  std::memcpy(C.trace_id.data(), &S, sizeof S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}
// A pointer passed whole.
struct Ui {
  void PushID(const void *ptr_id);
  void PushID(int int_id);
  bool TreeNode(const void *ptr_id, const char *Label);
  bool TreeNode(const char *str_id, const char *Label);
};
struct Track { static Track Global(std::uint64_t id); };
struct TrackId { static TrackId FromPointer(const void *Ptr); };
void passedWhole(Ui &U, Session *S, std::vector<Session> &V) {
  U.PushID(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID '{{.*}}'; another object can get the same one [stableid-address-as-id]
  U.PushID(&V[0]);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID '{{.*}}'; another object can get the same one [stableid-address-as-id]
  U.TreeNode(S, "label");
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
  Track::Global(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  TrackId::FromPointer(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID '{{.*}}'; another object can get the same one [stableid-address-as-id]
}
// An address with static storage is good enough for a type tag, but not for these.
Session TheSession;
struct Tokens { std::uint64_t session_id, nonce, etag; };
void statics(Tokens &T) {
  T.session_id = reinterpret_cast<std::uint64_t>(&TheSession);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  T.nonce = reinterpret_cast<std::uint64_t>(&TheSession);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'nonce'; another object can get the same one [stableid-address-as-id]
  T.etag = reinterpret_cast<std::uint64_t>(&TheSession);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'etag'; another object can get the same one [stableid-address-as-id]
}
} // namespace sinks
