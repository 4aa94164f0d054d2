// A finding can be silenced at the line of the warning, by NOLINT in all its forms.
// RUN: %check_stableid %s stableid-address-in-output -std=c++17

#include <fstream>
#include <string>

struct Session { std::string User; };

void silenced(std::ofstream &Out, const Session &S) {
  Out << &S; // NOLINT
  Out << &S; // NOLINT(stableid-address-in-output)
  // NOLINTNEXTLINE(stableid-*)
  Out << &S;
  // NOLINTBEGIN(stableid-address-in-output)
  Out << &S;
  // NOLINTEND(stableid-address-in-output)
}
void notSilenced(std::ofstream &Out, const Session &S) {
  Out << &S; // NOLINT(stableid-address-as-id)
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}
