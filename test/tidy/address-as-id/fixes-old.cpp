// The library is C++17: before that there are only words.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c++11,c++14

#include <cstdint>
#include <string>

class Job {
  std::uint64_t id_;

public:
  Job() : id_(reinterpret_cast<std::uint64_t>(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  std::uint64_t id() const { return id_; }
};
