// Text made by std::format of a pointer or of an integer derived from one.
// REQUIRES: libc++
// RUN: %check_stableid %s stableid-address-as-id -std=c++20 -- -- -stdlib=libc++

#include <cstdint>
#include <format>
#include <iterator>
#include <string>

struct Session { std::string User; };
struct Record { std::string request_id; };

void formatted(Record &R, const Session &S, int N) {
  R.request_id = std::format("req-{}", static_cast<const void *>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  R.request_id = std::format("{:x}", reinterpret_cast<std::uintptr_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  std::format_to(std::back_inserter(R.request_id), "{}", static_cast<const void *>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  R.request_id = std::format("req-{}", N);                                             // no-warning
}
