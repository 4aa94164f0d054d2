// FlatBuffers: the class here has what a generated builder has.
// REQUIRES: flatbuffers
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <flatbuffers/flatbuffers.h>
#include <string>

struct Session { std::string User; std::uint64_t Number; };

void built(flatbuffers::FlatBufferBuilder &B, const Session &S) {
  const std::string At = std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  B.CreateString(At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'CreateString'; it differs in every run and reveals the address space [stableid-address-in-output]
  const auto Start = B.StartTable();
  B.AddElement<std::uint64_t>(4, reinterpret_cast<std::uintptr_t>(&S), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'AddElement'; it differs in every run and reveals the address space [stableid-address-in-output]
  B.EndTable(Start);
}
void built_stable(flatbuffers::FlatBufferBuilder &B, const Session &S) {
  B.CreateString(S.User); // no-warning
  const auto Start = B.StartTable();
  B.AddElement<std::uint64_t>(4, S.Number, 0); // no-warning
  B.EndTable(Start);
  if (reinterpret_cast<std::uintptr_t>(B.GetBufferPointer()) % 8 == 0) // no-warning
    B.Clear();
}
