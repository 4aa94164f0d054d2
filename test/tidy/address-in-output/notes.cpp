// The whole text of a finding: the warning at the call that writes, then where the address was taken, every step, and the advice.
// RUN: %check_stableid %s stableid-address-in-output -std=c++17

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <unistd.h>

struct Session { std::string User; };

void directly(const Session &S) {
  std::ofstream Out("sessions.txt");
  Out << &S;
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  // CHECK-NOTES: :[[@LINE-2]]:7: note: address formatted here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: {{use|write}} {{.*}}
}

void throughALocal(int Fd, const Session &S) {
  const auto raw = reinterpret_cast<std::uintptr_t>(&S);
  if (::write(Fd, &raw, sizeof raw) < 0) return;
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
  // CHECK-NOTES: :[[@LINE-3]]:20: note: address taken here
  // CHECK-NOTES: :[[@LINE-4]]:14: note: stored in 'raw' here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: {{use|write}} {{.*}}
}

static std::string nameOf(const Session &S) {
  return std::to_string(reinterpret_cast<std::uintptr_t>(&S));
}
void throughAHelper(const Session &S) {
  std::ofstream Out("sessions.txt");
  Out << nameOf(S);
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  // CHECK-NOTES: :[[@LINE-6]]:25: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: returned from 'nameOf' here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: {{use|write}} {{.*}}
}

void formatted(const Session &S) {
  char Line[32];
  std::snprintf(Line, sizeof Line, "%p", static_cast<const void *>(&S));
  if (FILE *F = std::fopen("sessions.txt", "w")) {
    std::fputs(Line, F);
    // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'fputs'; it differs in every run and reveals the address space [stableid-address-in-output]
    // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: address formatted here
    // CHECK-NOTES: :[[@LINE-5]]:{{[0-9]+}}: note: stored in 'Line' here
    // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: {{use|write}} {{.*}}
    std::fclose(F);
  }
}
