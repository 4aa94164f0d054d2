// Where the library is not found by the unit's own includes, before C++17, and where the user wants none: a class counts its own objects, or there are words. Before C++17, stableid.h has numbers, too.
// RUN: %check_stableid -no-library -unfixed=1 -check-suffix=COMMON,MISSING,NONE %s stableid-address-as-id -std=c++17
// RUN: %check_stableid -unfixed=1 -check-suffix=COMMON,PLAIN %s stableid-address-as-id -std=c++11,c++14
// RUN: %check_stableid -no-library -unfixed=1 -check-suffix=COMMON,OLD,NONE %s stableid-address-as-id -std=c++11,c++14
// RUN: %check_stableid -unfixed=1 -check-suffix=COMMON,OWN,NONE %s stableid-address-as-id -std=c++20 -- -config='{CheckOptions: {stableid-address-as-id.Generators: std}}'

#include <cstdint>
#include <string>
// CHECK-SAFE-FIXES-PLAIN: #include <stableid.h>
// CHECK-FIXES-PLAIN: #include <stableid.h>
// CHECK-SAFE-FIXES-NONE: #include <atomic>
// CHECK-FIXES-NONE: #include <atomic>

class Job {
  std::uint64_t id_;

public:
  Job() : id_(reinterpret_cast<std::uint64_t>(this)) {}
  // CHECK-MESSAGES-COMMON: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-NONE: note: use a number of a counter, 'next_id()', instead
  // CHECK-MESSAGES-PLAIN: note: use 'stableid_next_id()' instead
  // CHECK-SAFE-FIXES-NONE: Job() : id_(next_id()) {}
  // CHECK-SAFE-FIXES-PLAIN: Job() : id_(stableid_next_id()) {}
  // CHECK-FIXES-NONE: Job() : id_(next_id()) {}
  // CHECK-FIXES-PLAIN: Job() : id_(stableid_next_id()) {}
  bool known() const { return id_ != 0; }
  // CHECK-SAFE-FIXES-NONE: static std::uint64_t next_id() { static std::atomic<std::uint64_t> last{0}; return ++last; }
  // CHECK-FIXES-NONE: static std::uint64_t next_id() { static std::atomic<std::uint64_t> last{0}; return ++last; }
};
// A text needs one of the library's.
struct Session {
  std::string session_id;
};
void open(Session &session, const std::string &user) {
  session.session_id = std::to_string(reinterpret_cast<std::uintptr_t>(&user));
  // CHECK-MESSAGES-COMMON: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'basic_string' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-MISSING: note: use 'stableid::Uuid::v4()' instead; this file does not find <stableid/uuid.h>
  // CHECK-MESSAGES-PLAIN: note: use 'stableid_uuid_v4()' of <stableid.h>, or random bytes, as from 'std::random_device', instead
  // CHECK-MESSAGES-OLD: note: use 'stableid_uuid_v4()' of <stableid.h>, or random bytes, as from 'std::random_device', instead
  // CHECK-MESSAGES-OWN: note: use 'stableid_uuid_v4()' of <stableid.h>, or random bytes, as from 'std::random_device', instead
}
