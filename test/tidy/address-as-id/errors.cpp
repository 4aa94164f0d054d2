// Incomplete code must neither crash the check nor silence the findings beside it.
// A unit that does not compile was not read to its end, so that nothing in it is certain.
// RUN: %check_stableid -broken %s stableid-address-as-id -std=c++20 -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

typedef unsigned long uintptr_t;
typedef unsigned long long uint64_t;

struct Session;
struct Record { uint64_t id; Missing *m; };
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]

uint64_t brokenId(const Session *S) {
  return reinterpret_cast<uint64_t>(undeclared(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
}
uint64_t otherId(const Session *S) {
  unknown(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  return reinterpret_cast<uint64_t>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'otherId'; another object can get the same one [stableid-address-as-id]
}

template <typename T> struct Dependent : T::Missing {
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  uint64_t id = reinterpret_cast<uint64_t>(this);
};
Dependent<int> instance;

struct Half {
  uint64_t id_;
  Half() : id_(reinterpret_cast<uint64_t>(this)), nope(1) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Half' may become the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  auto id() const { return missing(id_); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
};

void assign(Record &R, const Session *S) {
  R.id = reinterpret_cast<uint64_t>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.nothing = reinterpret_cast<uint64_t>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  R.id = ;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  for (uint64_t id : nothing) R.id = id;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  if (uint64_t id = reinterpret_cast<uint64_t>(S->unknown)) R.id = id;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
}
void invalid(Record &R, Undeclared X) { R.id = reinterpret_cast<uint64_t>(X); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
auto Lambda = [id = reinterpret_cast<uint64_t>(absent)] { return 1; };
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
int sizes[sizeof(Session)];
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
struct { Session S; uint64_t id; } Incomplete = {{}, reinterpret_cast<uint64_t>(&Incomplete)};
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
void ends(Record &R) {
  R.id = (uint64_t)&R;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Record' may become the ID 'id'; another object can get the same one [stableid-address-as-id]
  // The file ends in the middle of an expression.
  // CHECK-MESSAGES: :[[@LINE+2]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE+1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  R.id = (uint64_t)
