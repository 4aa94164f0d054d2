// stableid-address-in-output: asks the core, and says what it found.
#include "AddressInOutputCheck.h"

namespace stableid {

void AddressInOutputCheck::registerMatchers(
    clang::ast_matchers::MatchFinder *) {}

} // namespace stableid
