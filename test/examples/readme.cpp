// The code of README.md, word for word: a bad line, what is said, the repair.
// RUN: %check_stableid %s stableid-address-as-id -- -- -I %lib_include

#include "stableid/stableid.h"
#include <cstdint>
#include <map>
#include <string>

using Attributes = std::map<std::string, std::string>;
struct Session {
  std::string session_id;
  Attributes *attributes;
};

namespace bad {
void open(Session &session, Attributes *attributes) {
  session.session_id =
      std::to_string(reinterpret_cast<std::uintptr_t>(attributes));
}
// CHECK-NOTES: :[[@LINE-3]]:11: warning: address of 'map' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
// CHECK-NOTES: :[[@LINE-3]]:22: note: address taken here
// CHECK-NOTES: :[[@LINE-5]]:11: note: use 'stableid::Uuid::v4()' instead
} // namespace bad

namespace good {
void open(Session &session, Attributes *) {
  session.session_id = to_string(stableid::Uuid::v4());
}
} // namespace good

namespace library {
void ids() {
  auto number = stableid::next_id<Session>(); // unique in this process
  auto thread = stableid::thread_id();        // never another thread's
  auto global = stableid::GlobalId::next();   // unique in every process
  auto secret = stableid::Uuid::v4();         // and nobody can guess it
  auto header = stableid::TraceContext::start().traceparent();
  (void)number, (void)thread, (void)global, (void)secret, (void)header;
}
} // namespace library
