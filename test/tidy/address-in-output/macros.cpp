// An address written inside a macro is reported where the macro is used, or not at all with IgnoreMacros.
// RUN: %check_stableid -check-suffix=ALWAYS,DEFAULT %s stableid-address-in-output -std=c++17
// RUN: %check_stableid -check-suffix=ALWAYS %s stableid-address-in-output -std=c++17 -- -config="{CheckOptions: {stableid-address-in-output.IgnoreMacros: true}}"

#include <fstream>
#include <string>
#include <unistd.h>

struct Session { std::string User; };
#define PUT(Out, Value) (Out) << (Value)
#define WRITE_ALL(Fd, Value) (::write(Fd, &(Value), sizeof(Value)) == sizeof(Value))

void inMacro(int Fd, std::ofstream &Out, const Session *S) {
  PUT(Out, S);
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  if (!WRITE_ALL(Fd, S)) return;
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void writtenOut(std::ofstream &Out, const Session *S) {
  Out << S;
  // CHECK-MESSAGES-ALWAYS: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  PUT(Out, "text"); // no-warning
}
