// The same fixes with the generators of another library, named by the option.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.Generators: 'object=acme::nextId<{class}>() \"Inputs/acme_ids.h\"; thread=acme::threadId() \"Inputs/acme_ids.h\"; session=acme::newSecret() \"Inputs/acme_ids.h\"; trace=acme::newTrace() \"Inputs/acme_ids.h\"; member=acme::Tracked<{class}> \"Inputs/acme_ids.h\"; member-id={member}.number() \"Inputs/acme_ids.h\"; id-of=acme::idOf({object}) \"Inputs/acme_ids.h\"', stableid-address-as-id.IncludeStyle: google}}"
// RUN: not %clang_tidy --quiet -checks=-*,stableid-address-as-id -config="{CheckOptions: {stableid-address-as-id.Generators: 'number=acme::nextId() <ids.h>'}}" %s -- 2>&1 | FileCheck %s --check-prefix=KIND
// KIND: stableid: error: option Generators: 'number=acme::nextId() <ids.h>': 'number' is no kind of ID; there are object, thread, session, uuid, global, trace, span, traceparent, member, member-id, id-of, or std, boost, absl or glib for all of them, or witness for a look first
// RUN: not %clang_tidy --quiet -checks=-*,stableid-address-as-id -config="{CheckOptions: {stableid-address-as-id.Generators: 'object=acme::nextId()'}}" %s -- 2>&1 | FileCheck %s --check-prefix=HEADER
// HEADER: stableid: error: option Generators: 'object=acme::nextId()': write an expression and its header, as in 'object=stableid::next_id<{class}>() <stableid/id.h>'

#include <cstdint>
#include <map>
#include <pthread.h>
#include <string>

// CHECK-SAFE-FIXES: #include "Inputs/acme_ids.h"
// CHECK-FIXES: #include "Inputs/acme_ids.h"
using Headers = std::map<std::string, std::string>;

class Job {
  std::uint64_t id_;

public:
  Job() : id_(reinterpret_cast<std::uint64_t>(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: Job() : id_(acme::nextId<Job>()) {}
  // CHECK-FIXES: Job() : id_(acme::nextId<Job>()) {}
  std::uint64_t id() const { return id_; }
};
class Document {
  std::string text_;

public:
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Document' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: std::uint64_t id() const { return identity_.number(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: acme::Tracked<Document> identity_;
};
struct Session {
  std::string session_id;
};
void open(Session &session, [[maybe_unused]] Headers *attributes) {
  session.session_id = std::to_string(reinterpret_cast<std::uintptr_t>(attributes));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'map' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: session.session_id = acme::newSecret();
}
void inject(Headers &headers, [[maybe_unused]] const Headers &baggage) {
  headers["trace_id"] = std::to_string(reinterpret_cast<std::uintptr_t>(&baggage));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'map' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: headers["trace_id"] = acme::newTrace();
}
static std::uint64_t threadId() {
  return static_cast<std::uint64_t>(pthread_self());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'threadId'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: return acme::threadId();
  // CHECK-FIXES: return acme::threadId();
}
bool isFirst() { return threadId() == 1; }
