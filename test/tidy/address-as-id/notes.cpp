// The whole text of a finding: the warning at the sink, then where the address was taken, every step, and the advice.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17
// CHECK-SAFE-FIXES: #include <stableid/id.h>

#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <string>

struct Session { std::string User; };
struct Login { std::uint64_t session_id = 0; };

void directly(Login &L, const Session &S) {
  L.session_id = reinterpret_cast<std::uint64_t>(&S);
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:18: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: {{use|give}} {{.*}}'stableid::{{.*}}'{{.*}}
}

struct Entity {
  std::uint64_t id() const {
    return (std::uint64_t)this;
    // CHECK-NOTES: :[[@LINE-1]]:12: warning: address of 'Entity' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    // CHECK-NOTES: :[[@LINE-2]]:12: note: address taken here
    // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: {{use|give}} {{.*}}'stableid::{{.*}}'{{.*}}
  }
};

class RequestContext {
  std::intptr_t rootId_;
public:
  RequestContext() : rootId_(reinterpret_cast<std::intptr_t>(this)) {}
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'RequestContext' becomes the ID 'rootId_'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:30: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: use 'stableid::next_id<RequestContext>()' instead
  // CHECK-SAFE-FIXES: RequestContext() : rootId_(static_cast<std::intptr_t>(stableid::next_id<RequestContext>())) {}
  std::intptr_t rootId() const { return rootId_; }
};

void throughALocal(Login &L, const Session &S) {
  const auto raw = reinterpret_cast<std::uintptr_t>(&S);
  L.session_id = raw;
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-3]]:20: note: address taken here
  // CHECK-NOTES: :[[@LINE-4]]:14: note: stored in 'raw' here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: {{use|give}} {{.*}}'stableid::{{.*}}'{{.*}}
}

static std::uint64_t rawOf(const Session &S) {
  return reinterpret_cast<std::uint64_t>(&S);
}
void throughAHelper(Login &L, const Session &S) {
  L.session_id = rawOf(S);
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-5]]:10: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: returned from 'rawOf' here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: {{use|give}} {{.*}}'stableid::{{.*}}'{{.*}}
}

static void enroll(Login &L, std::uint64_t number) {
  L.session_id = number;
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE+5]]:13: note: address taken here
  // CHECK-NOTES: :[[@LINE+4]]:{{[0-9]+}}: note: passed to 'enroll' here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: {{use|give}} {{.*}}'stableid::{{.*}}'{{.*}}
}
void intoAHelper(Login &L, const Session &S) {
  enroll(L, reinterpret_cast<std::uint64_t>(&S));
}

std::size_t entityId(const Session *S) {
  return std::hash<const Session *>()(S);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: address of 'Session' becomes the ID 'entityId'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:10: note: address hashed here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: {{use|give}} {{.*}}'stableid::{{.*}}'{{.*}}
}

std::string objectId(const Session &S) {
  char Buffer[32];
  std::snprintf(Buffer, sizeof Buffer, "%p", static_cast<const void *>(&S));
  return Buffer;
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: address of 'Session' becomes the ID 'objectId'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-3]]:3: note: address formatted here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: stored in 'Buffer' here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: {{use|give}} {{.*}}'stableid::{{.*}}'{{.*}}
}
