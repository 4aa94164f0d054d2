// A macro that makes an ID of whatever it is given is mended once, and said once.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <functional>
#include <thread>

struct Request { int code; };
void begin(const char *name, const void *trace_id);
void begin(const char *name, std::uint64_t trace_id);

#define TRACE_BEGIN(Name, Id) begin(Name, Id)
void opened(Request *R) {
  TRACE_BEGIN("open", R);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Request' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}
void closed(Request *R) {
  TRACE_BEGIN("close", R); // no-warning
}

// Another macro is another edit; so is each call that is written out.
#define TRACE_SCOPE(Id) begin("scope", Id)
void scoped(Request *R) {
  TRACE_SCOPE(R);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Request' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  begin("call", R);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Request' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  begin("next", R);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Request' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}

// One of few places that threads are spread over, and not one of the threads.
std::uint64_t estimatedCpuId() {
  return std::hash<std::thread::id>()(std::this_thread::get_id()); // no-warning
}
std::uint64_t workerId() {
  return std::hash<std::thread::id>()(std::this_thread::get_id());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'workerId'; the next thread can get the same one [stableid-address-as-id]
}
