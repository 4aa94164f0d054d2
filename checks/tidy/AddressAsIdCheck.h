// stableid-address-as-id: the clang-tidy check.
#ifndef STABLEID_TIDY_ADDRESS_AS_ID_CHECK_H
#define STABLEID_TIDY_ADDRESS_AS_ID_CHECK_H

#include "clang-tidy/ClangTidyCheck.h"

namespace stableid {

/// Finds an address-derived value that becomes an ID.
class AddressAsIdCheck : public clang::tidy::ClangTidyCheck {
public:
  using ClangTidyCheck::ClangTidyCheck;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
};

} // namespace stableid

#endif // STABLEID_TIDY_ADDRESS_AS_ID_CHECK_H
