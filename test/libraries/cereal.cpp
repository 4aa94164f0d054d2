// cereal: an archive follows smart pointers and writes the objects.
// REQUIRES: cereal
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cereal/archives/binary.hpp>
#include <cereal/types/memory.hpp>
#include <cereal/types/string.hpp>
#include <cstdint>
#include <memory>
#include <string>

struct Session {
  std::string User;
  std::uint64_t Number = 0;
  template <typename Archive> void serialize(Archive &A) { A(User, Number); } // no-warning
};

void archived(cereal::BinaryOutputArchive &A, const std::shared_ptr<Session> &S) {
  const std::uint64_t At = reinterpret_cast<std::uintptr_t>(S.get());
  A(At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator()'; it differs in every run and reveals the address space [stableid-address-in-output]
  A(S->User, At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator()'; it differs in every run and reveals the address space [stableid-address-in-output]
  A(S->User, S->Number); // no-warning
  A(S); // no-warning: the object is written
  A(*S); // no-warning
}
