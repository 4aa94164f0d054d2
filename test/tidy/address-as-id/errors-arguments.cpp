// Arguments of what has no constructor have no type; they must neither crash the
// check nor silence the findings beside them.
// A unit that does not compile was not read to its end, so that nothing in it is certain.
// RUN: %check_stableid -broken %s stableid-address-as-id -std=c++20 -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

typedef unsigned long long uint64_t;
struct Session;
struct Record { uint64_t id; };

void constructs(Record &R, const Session *S, int A) {
  Undeclared First(A, A);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  Undeclared Second{A, S};
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  static Undeclared Third(A, reinterpret_cast<uint64_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  Record Fourth(A, A, A, A);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  Session Fifth{A, {A, S}};
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  auto *Sixth = new Undeclared(A, reinterpret_cast<uint64_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  R.id = reinterpret_cast<uint64_t>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'id'; another object can get the same one [stableid-address-as-id]
}

struct Members {
  Record R;
  Undeclared U;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  Record Default{1, 2, 3};
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  explicit Members(int A) : R(A, A, A), U(A, A) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: error: {{.*}} [clang-diagnostic-error]
  uint64_t member_id() const { return (uint64_t)this; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Members' may become the ID 'member_id'; another object can get the same one [stableid-address-as-id]
};
