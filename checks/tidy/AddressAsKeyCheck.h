// stableid-address-as-key: the clang-tidy check.
#ifndef STABLEID_TIDY_ADDRESS_AS_KEY_CHECK_H
#define STABLEID_TIDY_ADDRESS_AS_KEY_CHECK_H

#include "FindingCheck.h"

namespace stableid {

/// Finds an address used as a key that outlives the object, and text compared by its address.
class AddressAsKeyCheck : public FindingCheck {
public:
  using FindingCheck::FindingCheck;

protected:
  bool reports(const Finding &F) const override {
    return F.To.Kind == SinkKind::Key &&
           !(F.Echo && isEnabled("stableid-address-as-id"));
  }
};

} // namespace stableid

#endif // STABLEID_TIDY_ADDRESS_AS_KEY_CHECK_H
