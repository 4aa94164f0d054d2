// Classes and enumerations that are named as an ID: what they are made of is the ID.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c++17-or-later

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

struct Session { int User; std::uint64_t Serial; };
inline std::uint64_t bits(const Session &S) { return reinterpret_cast<std::uint64_t>(&S); }

// Made of a pointer, or of a number.
struct SessionId {
  std::uintptr_t value;
  explicit SessionId(const Session *S) : value(reinterpret_cast<std::uintptr_t>(S)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'SessionId'; another object can get the same one [stableid-address-as-id]
  explicit SessionId(const Session &S) : value(S.Serial) {} // no-warning
};
class OrderId {
  std::uint64_t N;

public:
  explicit OrderId(std::uint64_t N) : N(N) {}
  std::uint64_t number() const { return N; }
};
OrderId orderOf(const Session &S) {
  return OrderId(bits(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'OrderId'; another object can get the same one [stableid-address-as-id]
}
OrderId counted(const Session &S) { return OrderId(S.Serial); } // no-warning

// A constructor that hands on, one that is inherited, and a base that is the number.
class NodeId {
  std::uint64_t Raw;

public:
  explicit NodeId(std::uint64_t Raw) : Raw(Raw) {}
  explicit NodeId(const Session *S) : NodeId(reinterpret_cast<std::uint64_t>(S)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'NodeId'; another object can get the same one [stableid-address-as-id]
  std::uint64_t raw() const { return Raw; }
};
template <class T> struct Strong {
  T value;
  explicit Strong(T V) : value(V) {}
};
struct TraceId : Strong<std::uint64_t> { using Strong<std::uint64_t>::Strong; };
void traced(std::vector<TraceId> &Out, const Session &S) {
  Out.push_back(TraceId(bits(S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'TraceId'; another object can get the same one [stableid-address-as-id]
  Out.push_back(TraceId(S.Serial)); // no-warning
}
struct SpanId : Strong<std::uint64_t> {
  explicit SpanId(const Session &S) : Strong<std::uint64_t>(bits(S)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'SpanId'; another object can get the same one [stableid-address-as-id]
};

// Two halves of one ID; an aggregate that is filled from outside.
struct BlockId { std::uint64_t high, low; };
BlockId blockOf(const Session &S) {
  return {0, bits(S)};
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'BlockId'; another object can get the same one [stableid-address-as-id]
}
void fill(BlockId &B, const Session &S) {
  B.high = S.Serial; // no-warning
  B.low = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'BlockId'; another object can get the same one [stableid-address-as-id]
}

// A field named as an ID, of a type that is nothing but a number.
struct Number { std::uint64_t value; };
struct Record { Number id; Number load; };
void number(Record &R, const Session &S) {
  R.load.value = bits(S); // no-warning
  R.id.value = S.Serial; // no-warning
  R.id.value = bits(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void renumber(Record &R, const Session &S) {
  R.load = Number{bits(S)}; // no-warning
  R.id = Number{bits(S)};
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

// Enumerations that are numbers with a type of their own, and one that names a few values.
enum class TaskId : std::uint64_t {};
enum class Mode : std::uint64_t { Fast, Safe };
enum class KindId : std::uint8_t { A, B };
void run(TaskId);
TaskId taskOf(const Session &S) {
  return static_cast<TaskId>(bits(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'taskOf'; another object can get the same one [stableid-address-as-id]
}
void start(const Session &S) {
  const auto task = TaskId(bits(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'task'; another object can get the same one [stableid-address-as-id]
  run(task);
}
TaskId counted2(const Session &S) { return TaskId(S.Serial); } // no-warning
Mode modeOf(const Session &S) { return static_cast<Mode>(bits(S) & 1); } // no-warning
KindId kindOf(const Session &S) { return static_cast<KindId>(bits(S)); } // no-warning

// A text of its own type.
struct RequestId {
  std::string Text;
  explicit RequestId(const Session &S) : Text(std::to_string(bits(S))) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'RequestId'; another object can get the same one [stableid-address-as-id]
  RequestId(const Session &S, int) : Text(std::to_string(S.Serial)) {} // no-warning
};

// A handle that is cast back; a pointer that stays one; a name that says something else.
struct ObjectId {
  std::uintptr_t Back;
  explicit ObjectId(Session *S) : Back(reinterpret_cast<std::uintptr_t>(S)) {} // no-warning
  Session *get() const { return reinterpret_cast<Session *>(Back); }
};
struct PeerId {
  const Session *Peer;
  explicit PeerId(const Session &S) : Peer(&S) {} // no-warning
};
struct Grid {
  std::uintptr_t value;
  explicit Grid(const Session &S) : value(bits(S)) {} // no-warning
};
// The object has an ID, and keeps other numbers beside it.
struct Holder { SessionId id; std::uintptr_t Lock; };
void lock(Holder &H, const Session &S) { H.Lock = bits(S); } // no-warning
// Compared where it is made, and dropped.
bool isFirst(const Session &S, std::uint64_t First) {
  BlockId B;
  B.low = bits(S); // no-warning
  return B.low == First;
}
