// stableid-address-in-output: the clang-tidy check.
#ifndef STABLEID_TIDY_ADDRESS_IN_OUTPUT_CHECK_H
#define STABLEID_TIDY_ADDRESS_IN_OUTPUT_CHECK_H

#include "FindingCheck.h"

namespace stableid {

/// Finds an address that leaves the process.
class AddressInOutputCheck : public FindingCheck {
public:
  using FindingCheck::FindingCheck;

protected:
  bool reports(const Finding &F) const override {
    // An ID that is written is told where it becomes one, if anybody listens.
    return F.To.Kind == SinkKind::Output &&
           !(F.Echo && isEnabled("stableid-address-as-id"));
  }
};

} // namespace stableid

#endif // STABLEID_TIDY_ADDRESS_IN_OUTPUT_CHECK_H
