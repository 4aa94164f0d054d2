// MessagePack: what is packed is sent.
// REQUIRES: msgpack
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -- -- -DMSGPACK_NO_BOOST

#include <cstdint>
#include <msgpack.hpp>
#include <string>

struct Session { std::string User; std::uint64_t Number; };

void packed(msgpack::sbuffer &Buffer, const Session &S) {
  msgpack::packer<msgpack::sbuffer> Packer(Buffer);
  Packer.pack(std::uint64_t(reinterpret_cast<std::uintptr_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'pack'; it differs in every run and reveals the address space [stableid-address-in-output]
  Packer.pack_uint64(reinterpret_cast<std::uintptr_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'pack_uint64'; it differs in every run and reveals the address space [stableid-address-in-output]
  msgpack::pack(Buffer, std::uint64_t(reinterpret_cast<std::uintptr_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'pack'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void packed_stable(msgpack::sbuffer &Buffer, const Session &S) {
  msgpack::packer<msgpack::sbuffer> Packer(Buffer);
  Packer.pack(S.Number); // no-warning
  Packer.pack_uint64(S.Number); // no-warning
  Packer.pack(S.User); // no-warning
  msgpack::pack(Buffer, S.Number); // no-warning
}
