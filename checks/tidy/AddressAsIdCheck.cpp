// stableid-address-as-id: asks the core, and says what it found.
#include "AddressAsIdCheck.h"

namespace stableid {

void AddressAsIdCheck::registerMatchers(clang::ast_matchers::MatchFinder *) {}

} // namespace stableid
