// A finding can be silenced at the line of the warning, by NOLINT in all its forms.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <string>

struct Session { std::string User; };
struct Record { std::uint64_t id; };

void silenced(Record &R, const Session &S) {
  R.id = reinterpret_cast<std::uint64_t>(&S); // NOLINT
  R.id = reinterpret_cast<std::uint64_t>(&S); // NOLINT(stableid-address-as-id): lives as long as the process
  R.id = reinterpret_cast<std::uint64_t>(&S); // NOLINT(stableid-*)
  // NOLINTNEXTLINE(stableid-address-as-id)
  R.id = reinterpret_cast<std::uint64_t>(&S);
  // NOLINTBEGIN(stableid-address-as-id)
  R.id = reinterpret_cast<std::uint64_t>(&S);
  R.id = reinterpret_cast<std::uint64_t>(&S) >> 4;
  // NOLINTEND(stableid-address-as-id)
}

void notSilenced(Record &R, const Session &S) {
  R.id = reinterpret_cast<std::uint64_t>(&S); // NOLINT(stableid-address-in-output)
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  const auto raw = reinterpret_cast<std::uint64_t>(&S); // NOLINT: the warning stands at the sink, not here
  R.id = raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

// A silenced finding is spent: the value is not reported again further down.
void spent(Record &A, const Session &S) {
  const std::uint64_t session_id = reinterpret_cast<std::uint64_t>(&S); // NOLINT(stableid-address-as-id)
  A.id = session_id; // no-warning
}
