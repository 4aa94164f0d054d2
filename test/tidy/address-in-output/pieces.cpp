// A number that is written byte by byte, or digit by digit, is the number.
// RUN: %check_stableid %s stableid-address-in-output -- -config='{CheckOptions: {stableid-address-in-output.ReportLikely: true}}'

#include <cstdint>
#include <cstring>
#include <string>
#include <unistd.h>
#include <vector>

struct Session { std::uint64_t Number; };

// Numbers that are none of addresses, and what is too little of one.
void number(int To, const Session *S) {
  unsigned char Bytes[8];
  std::uint64_t V = S->Number;
  for (int I = 0; I < 8; ++I)
    Bytes[I] = (V >> (8 * I)) & 0xff;
  write(To, Bytes, sizeof Bytes); // no-warning
}
void lowBits(int To, const Session *S) {
  unsigned char Bytes[1];
  Bytes[0] = reinterpret_cast<std::uintptr_t>(S) & 7;
  write(To, Bytes, 1); // no-warning
}
void oneByte(int To, const Session *S) {
  unsigned char Bytes[4] = {};
  auto V = reinterpret_cast<std::uintptr_t>(S);
  Bytes[0] = V >> 4;
  write(To, Bytes, 4); // no-warning
}
// A table of a filter keeps single bits.
static unsigned char Filter[64];
void seen(const Session *S) {
  auto V = reinterpret_cast<std::uintptr_t>(S);
  for (int I = 0; I < 3; ++I)
    Filter[(V >> (6 * I)) & 63] |= 1;
}
void saveFilter(int To) { write(To, Filter, sizeof Filter); } // no-warning

void inLoop(int To, const Session *S) {
  unsigned char Bytes[8];
  auto V = reinterpret_cast<std::uint64_t>(S);
  for (int I = 0; I < 8; ++I)
    Bytes[I] = (V >> (8 * I)) & 0xff;
  write(To, Bytes, sizeof Bytes);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void oneByOne(int To, const Session *S) {
  unsigned char Bytes[4];
  auto V = reinterpret_cast<std::uintptr_t>(S);
  Bytes[0] = V;
  Bytes[1] = V >> 8;
  Bytes[2] = V >> 16;
  Bytes[3] = V >> 24;
  write(To, Bytes, 4);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
static void put64(unsigned char *To, std::uint64_t V) {
  for (int I = 0; I < 8; ++I) {
    To[I] = V & 0xff;
    V >>= 8;
  }
}
void byHelper(int To, const Session *S) {
  unsigned char Bytes[8];
  put64(Bytes, reinterpret_cast<std::uintptr_t>(S));
  write(To, Bytes, 8);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void byHelperStable(int To, const Session *S) {
  unsigned char Bytes[8];
  put64(Bytes, S->Number);
  write(To, Bytes, 8); // no-warning
}
static unsigned char *putBig(unsigned char *To, std::uint64_t V) {
  *To++ = V >> 56;
  *To++ = V >> 48;
  *To++ = V >> 40;
  *To++ = V >> 32;
  *To++ = V >> 24;
  *To++ = V >> 16;
  *To++ = V >> 8;
  *To++ = V;
  return To;
}
void bigEndian(int To, const Session *S) {
  unsigned char Bytes[20], *P = Bytes;
  P = putBig(P, reinterpret_cast<std::uintptr_t>(S));
  write(To, Bytes, P - Bytes);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
static void append(std::vector<unsigned char> &To, std::uint64_t V) {
  for (int I = 0; I < 8; ++I)
    To.push_back(static_cast<unsigned char>(V >> (8 * I)));
}
void intoVector(int To, const Session *S) {
  std::vector<unsigned char> Bytes;
  append(Bytes, reinterpret_cast<std::uintptr_t>(S));
  write(To, Bytes.data(), Bytes.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void intoVectorStable(int To, const Session *S) {
  std::vector<unsigned char> Bytes;
  append(Bytes, S->Number);
  write(To, Bytes.data(), Bytes.size()); // no-warning
}
void digits(int To, const Session *S) {
  char Hex[17] = {};
  auto V = reinterpret_cast<std::uintptr_t>(S);
  for (int I = 0; I < 16; ++I)
    Hex[I] = "0123456789abcdef"[(V >> (60 - 4 * I)) & 15];
  write(To, Hex, 16);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
