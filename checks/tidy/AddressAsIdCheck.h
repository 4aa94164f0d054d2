// stableid-address-as-id: the clang-tidy check.
#ifndef STABLEID_TIDY_ADDRESS_AS_ID_CHECK_H
#define STABLEID_TIDY_ADDRESS_AS_ID_CHECK_H

#include "FindingCheck.h"

namespace stableid {

/// Finds an address-derived value that becomes an ID.
class AddressAsIdCheck : public FindingCheck {
public:
  using FindingCheck::FindingCheck;

protected:
  bool reports(const Finding &F) const override {
    return F.To.Kind == SinkKind::Id;
  }
};

} // namespace stableid

#endif // STABLEID_TIDY_ADDRESS_AS_ID_CHECK_H
