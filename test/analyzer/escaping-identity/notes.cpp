// The path of a report says where the address became a number, and where it
// was mixed or printed.
// RUN: %clang_analyze %escaping_identity -Xclang -analyzer-output=text -std=c++17 %s
#include <cstdint>
#include <fstream>

struct Session {
  int fd;
};

std::uint64_t handleOf(const Session *s) {
  const auto bits = reinterpret_cast<std::uint64_t>(s); // expected-note {{converted to an integer here}}
  return bits ^ 0x9e3779b97f4a7c15u; // expected-note {{address is hashed, mixed or printed here}}
}

void write(std::ofstream &out, const Session *s) {
  std::uint64_t handle = handleOf(s); // expected-note {{Calling 'handleOf'}}
  // expected-note@-1 {{Returning from 'handleOf'}}
  out << handle; // expected-warning {{address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space}}
  // expected-note@-1 {{address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space}}
  // expected-note@-2 {{write an ID that the object was given, such as 'stableid::GlobalId::next()', or nothing}}
}
