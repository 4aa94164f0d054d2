// {fmt}: text that is made of an address, and prints for someone who looks on.
// REQUIRES: fmt
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <cstdio>
#include <fmt/format.h>
#include <iterator>
#include <string>

struct Session { std::string User; std::uint64_t Number; };
struct Record { std::string uuid; };

void ids(Record &R, const Session *S) {
  R.uuid = fmt::format("{}", fmt::ptr(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = fmt::format("{:x}", reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = fmt::to_string(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid.clear();
  fmt::format_to(std::back_inserter(R.uuid), "{}", fmt::ptr(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
}
void stable(Record &R, const Session *S) {
  R.uuid = fmt::format("{}", S->User); // no-warning
  R.uuid = fmt::format("{:x}", S->Number); // no-warning
  R.uuid = fmt::to_string(S->Number); // no-warning
  fmt::format_to(std::back_inserter(R.uuid), "{}", S->Number); // no-warning
}
void saved(const Session *S) {
  std::FILE *File = std::fopen("state", "w");
  fmt::print(File, "{}", fmt::ptr(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'print'; it differs in every run and reveals the address space [stableid-address-in-output]
  fmt::print(File, "{}", S->Number); // no-warning
  std::fclose(File);
  fmt::print("session at {}\n", fmt::ptr(S)); // no-warning
  fmt::print(stderr, "session at {}\n", fmt::ptr(S)); // no-warning
}
