// Cap'n Proto: the class here has what a generated builder has.
// REQUIRES: capnproto
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <capnp/generated-header-support.h>
#include <cstdint>

struct Session { std::uint64_t Number; };

class PeerBuilder {
public:
  explicit PeerBuilder(capnp::_::StructBuilder Base) : Builder(Base) {}
  void setOwner(std::uint64_t Value) {
    Builder.setDataField<std::uint64_t>(0 * capnp::ELEMENTS, Value);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'setDataField'; it differs in every run and reveals the address space [stableid-address-in-output]
  }
  void setNumber(std::uint64_t Value) {
    Builder.setDataField<std::uint64_t>(1 * capnp::ELEMENTS, Value); // no-warning
  }
private:
  capnp::_::StructBuilder Builder;
};

void built(PeerBuilder &P, const Session &S) {
  P.setOwner(reinterpret_cast<std::uintptr_t>(&S));
  P.setNumber(S.Number);
}
