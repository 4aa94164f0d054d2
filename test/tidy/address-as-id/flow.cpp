// The way between an address and its ID: what carries a value on, what ends it, and where branches meet.
// RUN: %check_stableid %s stableid-address-as-id -std=c++20

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

struct Session { std::string User; std::uint64_t Serial = 0; Session *Next = nullptr; };
struct Record { std::uint64_t id = 0; std::string trace_id; };
std::uint64_t nextNumber();
bool coin();

namespace overwrites {
void ended(Record &R, const Session &S) {
  std::uint64_t Raw = reinterpret_cast<std::uint64_t>(&S);
  Raw = nextNumber();
  R.id = Raw; // no-warning, it was overwritten
}
void begun(Record &R, const Session &S) {
  std::uint64_t Raw = nextNumber();
  R.id = Raw; // no-warning: not yet derived
  Raw = reinterpret_cast<std::uint64_t>(&S);
  R.id = Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void textOverwritten(Record &R, const Session &S) {
  std::string Text = std::to_string(reinterpret_cast<std::uint64_t>(&S));
  Text.clear();
  Text += std::to_string(nextNumber());
  R.trace_id = Text; // no-warning, it was cleared
}
struct Slot {
  std::uint64_t Raw = 0;
  void fill(Record &R) {
    Raw = reinterpret_cast<std::uint64_t>(this);
    Raw = nextNumber();
    R.id = Raw; // no-warning: the field was overwritten
  }
};
} // namespace overwrites

namespace branches {
void join(Record &R, const Session &S) {
  std::uint64_t Raw = 0;
  if (coin())
    Raw = reinterpret_cast<std::uint64_t>(&S);
  else
    Raw = nextNumber();
  R.id = Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void onlyOne(Record &R, const Session &S) {
  if (coin()) {
    std::uint64_t Raw = reinterpret_cast<std::uint64_t>(&S);
    (void)Raw;
  } else {
    std::uint64_t Raw = nextNumber();
    R.id = Raw; // no-warning
  }
}
void conditional(Record &R, const Session *S) {
  R.id = S ? reinterpret_cast<std::uint64_t>(S) : 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = coin() ? 1 : 2; // no-warning
}
void switched(Record &R, const Session &S, int Kind) {
  std::uint64_t Raw;
  switch (Kind) {
  case 0: Raw = nextNumber(); break;
  case 1: Raw = reinterpret_cast<std::uint64_t>(&S); break;
  default: return;
  }
  R.id = Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void caught(Record &R, const Session &S) {
  std::uint64_t Raw = 0;
  try {
    Raw = reinterpret_cast<std::uint64_t>(&S);
    if (nextNumber()) throw 1;
    Raw = 0;
  } catch (int) {
    R.id = Raw;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
}
} // namespace branches

namespace loops {
void carried(Record &R, const Session *S) {
  std::uint64_t Raw = 0, Previous = 0;
  for (; S; S = S->Next) {
    Previous = Raw;
    Raw = reinterpret_cast<std::uint64_t>(S);
  }
  R.id = Previous;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void mixed(Record &R, const std::vector<Session *> &All) {
  std::size_t Seed = 17;
  for (const Session *S : All) Seed = Seed * 31 + reinterpret_cast<std::uintptr_t>(S);
  R.id = Seed;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
} // namespace loops

namespace arithmetic {
void stillOne(Record &R, const Session &S) {
  const auto Raw = reinterpret_cast<std::uint64_t>(&S);
  R.id = Raw + 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = Raw ^ 0x9e3779b97f4a7c15ull;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = Raw >> 4;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = Raw >> 10;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = Raw & 0xffffffff;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = static_cast<std::uint32_t>(Raw);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = ~Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = Raw / sizeof(Session);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = (nextNumber() << 48) | Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = nextNumber() ^ Raw * 31;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = (Raw << 32) | (Raw >> 32);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void noLongerOne(Record &R, const Session &S, const Session &T, const std::vector<std::uint64_t> &Table) {
  const auto Raw = reinterpret_cast<std::uint64_t>(&S);
  R.id = Raw & 7;                                         // no-warning: low bits
  R.id = Raw % 64;                                        // no-warning: a shard
  R.id = (Raw >> 4) & 0xff;                               // no-warning: a bucket
  R.id = Raw - reinterpret_cast<std::uint64_t>(&T);       // no-warning: a difference
  R.id = &S - &T;                                         // no-warning
  R.id = Raw == 0;                                        // no-warning
  R.id = !Raw;                                            // no-warning
  R.id = Table[Raw % Table.size()];                       // no-warning: an index
  R.id = reinterpret_cast<const Session *>(Raw)->Serial;  // no-warning: cast back and read
  R.id = Raw < 4096 ? 1 : 2;                              // no-warning: only chooses
  R.id = sizeof(Raw);                                     // no-warning: not evaluated
}
void compound(Record &R, const Session &S) {
  std::uint64_t Raw = 7;
  Raw ^= reinterpret_cast<std::uint64_t>(&S);
  Raw *= 31;
  Raw += nextNumber();
  R.id = Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  Raw &= 15;
  R.id = Raw; // no-warning
}
} // namespace arithmetic

namespace functions {
// Out-parameters by pointer and by reference, a parameter handed on, a parameter that is a sink.
void addressTo(std::uint64_t *Out, const Session &S) { *Out = reinterpret_cast<std::uint64_t>(&S); }
void addressInto(std::uint64_t &Out, const Session &S) { Out = reinterpret_cast<std::uint64_t>(&S); }
std::uint64_t same(std::uint64_t V) { return V; }
std::uint64_t other(std::uint64_t, std::uint64_t V) { return V; }
static void keep(Record &R, std::uint64_t Value) {
  R.id = Value;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void out(Record &R, const Session &S) {
  std::uint64_t A, B;
  addressTo(&A, S);
  R.id = A;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  addressInto(B, S);
  R.id = B;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = same(same(B));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = other(1, B);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = other(B, 1);    // no-warning: the other parameter comes back
  R.id = same(7);        // no-warning: the summary depends on the argument
  keep(R, B);
  keep(R, nextNumber());
}
// Recursion ends.
std::uint64_t deep(const Session *S, int N) { return N ? deep(S->Next, N - 1) : reinterpret_cast<std::uint64_t>(S); }
std::uint64_t odd(std::uint64_t V, int N);
std::uint64_t even(std::uint64_t V, int N) { return N ? odd(V, N - 1) : V; }
std::uint64_t odd(std::uint64_t V, int N) { return N ? even(V * 3, N - 1) : 0; }
std::uint64_t forever(std::uint64_t V) { return V > 1 ? forever(V - 1) : 1; }
void recursive(Record &R, const Session &S) {
  R.id = deep(&S, 3);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = even(reinterpret_cast<std::uint64_t>(&S), 4);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = forever(nextNumber());                            // no-warning
}
// A mixer across functions.
static std::uint64_t rotate(std::uint64_t V, int By) { return (V << By) | (V >> (64 - By)); }
static std::uint64_t combine(std::uint64_t A, std::uint64_t B) { return rotate(A, 13) ^ B * 0x9ddfea08eb382d69ull; }
void mixer(Record &R, const Session &S) {
  R.id = combine(nextNumber(), reinterpret_cast<std::uint64_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = combine(nextNumber(), S.Serial);                            // no-warning
}
} // namespace functions

namespace fields_and_globals {
// Set in the constructor, read in a getter that makes it an ID.
class Channel {
  std::uint64_t Raw;
public:
  Channel() : Raw(reinterpret_cast<std::uint64_t>(this)) {}
  std::uint64_t id() const {
    return Raw;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Channel' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
// Reported where it becomes an ID first; the getter and its caller say nothing more.
class Reported {
  std::uint64_t id_;
public:
  Reported() { id_ = reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Reported' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  std::uint64_t id() const { return id_; }
};
void further(Record &R, const Reported &P) { R.id = P.id(); } // no-warning
// A global between two functions.
static std::uint64_t Current;
void enter(const Session &S) { Current = reinterpret_cast<std::uint64_t>(&S); }
std::uint64_t currentId() {
  return Current;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'currentId'; another object can get the same one [stableid-address-as-id]
}
// A field of a local.
struct Pair { std::uint64_t Left, Right; };
void localFields(Record &R, const Session &S) {
  Pair P{1, reinterpret_cast<std::uint64_t>(&S)};
  R.id = P.Left;  // no-warning
  R.id = P.Right;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  const Pair Q{.Left = reinterpret_cast<std::uint64_t>(&S), .Right = 2};
  R.id = Q.Right; // no-warning
  R.id = Q.Left;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
Record aggregate(const Session &S) { return {.id = reinterpret_cast<std::uint64_t>(&S), .trace_id = "1"}; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
} // namespace fields_and_globals

namespace wrappers {
void std_types(Record &R, const Session &S) {
  const auto Raw = reinterpret_cast<std::uint64_t>(&S);
  std::optional<std::uint64_t> O = Raw;
  R.id = *O;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = O.value_or(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::pair<int, std::uint64_t> P{1, Raw};
  R.id = P.second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  auto [One, Two] = P;
  R.id = Two;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  auto T = std::make_tuple(Raw, 2);
  R.id = std::get<0>(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::uint64_t Moved = std::move(Raw);
  R.id = Moved;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = std::exchange(Moved, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = Moved;         // no-warning: exchanged for 0
  std::vector<std::uint64_t> V;
  V.push_back(Raw);
  R.id = V.back();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::atomic<std::uint64_t> A{Raw};
  R.id = A.load();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void text(Record &R, const Session &S) {
  std::string Text = "trace:";
  Text += std::to_string(reinterpret_cast<std::uint64_t>(&S));
  Text.append("!");
  R.trace_id = Text;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  R.trace_id = Text + "/1";
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  R.trace_id = Text.substr(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  R.trace_id = std::string(Text.c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  R.id = std::stoull(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = Text.size();                         // no-warning
  R.id = std::hash<std::string>()(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
} // namespace wrappers

namespace lambdas {
void captured(Record &R, const Session &S) {
  const auto Raw = reinterpret_cast<std::uint64_t>(&S);
  auto ByCopy = [Raw] { return Raw; };
  R.id = ByCopy();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  auto Init = [Value = reinterpret_cast<std::uint64_t>(&S)] { return Value ^ 1; };
  R.id = Init();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::uint64_t Out = 0;
  auto ByRef = [&] { Out = Raw; };
  ByRef();
  R.id = Out;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  [&R](std::uint64_t V) { R.id = V; }(Raw);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  auto Harmless = [](std::uint64_t) { return nextNumber(); };
  R.id = Harmless(Raw); // no-warning
}
struct Widget {
  std::uint64_t id = 0;
  void later() {
    auto Set = [this] { id = reinterpret_cast<std::uint64_t>(this); };
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Widget' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    Set();
  }
};
} // namespace lambdas

namespace locals {
// A local with an identity name counts when it escapes or is not used; it does not when every use is benign.
void send(std::uint64_t);
void escapes(const Session &S) {
  const auto session_id = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  send(session_id);
}
void unused(const Session &S) {
  [[maybe_unused]] const auto session_id = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
std::uint64_t returned(const Session &S) {
  const auto request_id = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  return request_id;
}
bool compared(const Session &S, std::uint64_t Wanted) {
  const auto session_id = reinterpret_cast<std::uint64_t>(&S); // no-warning
  return session_id == Wanted;
}
int sharded(const Session &S) {
  const auto id = reinterpret_cast<std::uint64_t>(&S); // no-warning
  return int(id % 8);
}
const Session *castBack(const Session &S) {
  const auto id = reinterpret_cast<std::uint64_t>(&S); // no-warning
  return reinterpret_cast<const Session *>(id);
}
int lookedUp(const Session &S, const Session &T) {
  std::map<std::uint64_t, int> Seen;
  Seen[reinterpret_cast<std::uint64_t>(&T)] = 1;
  const auto id = reinterpret_cast<std::uint64_t>(&S); // no-warning
  auto It = Seen.find(id);
  return It == Seen.end() ? 0 : It->second;
}
void bothWays(const Session &S, std::uint64_t Wanted) { // one use that escapes is enough
  const auto session_id = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  if (session_id != Wanted) send(session_id);
}
} // namespace locals
