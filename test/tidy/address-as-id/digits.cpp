// Text made digit by digit out of a table: the digits of an address are the address.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <string>

struct Session { int User; std::uint64_t Serial; };
struct Record { std::string trace_id; };

void fillStable(Record &R, const Session &S) {
  std::string Hex;
  for (auto Rest = S.Serial; Rest; Rest >>= 4)
    Hex.push_back("0123456789abcdef"[Rest & 15]);
  R.trace_id = Hex; // no-warning
}
// One of few names, chosen by an address.
static const char *const Colours[] = {"red", "green", "blue", "grey"};
void colour(Record &R, const Session &S) {
  R.trace_id = Colours[reinterpret_cast<std::uintptr_t>(&S) % 4]; // no-warning
}

void fill(Record &R, const Session &S) {
  std::string Hex;
  for (auto Rest = reinterpret_cast<std::uintptr_t>(&S); Rest; Rest >>= 4)
    Hex.push_back("0123456789abcdef"[Rest & 15]);
  R.trace_id = Hex;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}
