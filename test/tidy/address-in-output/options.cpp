// ReportLikely adds the streams whose end is the caller's secret, as "may be written".
// RUN: %check_stableid %s stableid-address-in-output -std=c++17
// RUN: %check_stableid -check-suffix=,LIKELY %s stableid-address-in-output -std=c++17 -- -config="{CheckOptions: {stableid-address-in-output.ReportLikely: true}}"

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

struct Session { std::string User; };

void certain(const Session &S) {
  std::ofstream Out("sessions.txt");
  Out << &S;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void reference(std::ostream &OS, const Session &S) {
  OS << &S;
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may be written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void pointer(std::ostream *OS, const Session *S) {
  OS->write(reinterpret_cast<const char *>(&S), sizeof S);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may be written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void file(FILE *F, const Session &S) {
  std::fprintf(F, "%p", static_cast<const void *>(&S));
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} may be written by 'fprintf'; it differs in every run and reveals the address space [stableid-address-in-output]
}
struct Report {
  FILE *F; // opened elsewhere
  void row(const Session &S) {
    std::fprintf(F, "%p", static_cast<const void *>(&S));
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} may be written by 'fprintf'; it differs in every run and reveals the address space [stableid-address-in-output]
  }
};

// Never, also with ReportLikely.
void standard(const Session &S) {
  std::cout << &S;                                           // no-warning
  std::fprintf(stderr, "%p", static_cast<const void *>(&S)); // no-warning
}
void dumpTo(std::ostream &OS, const Session &S) { OS << &S; } // no-warning
std::ostream &operator<<(std::ostream &OS, const Session &S) { return OS << static_cast<const void *>(&S); } // no-warning
