// stableid-address-in-output: the clang-tidy check.
#ifndef STABLEID_TIDY_ADDRESS_IN_OUTPUT_CHECK_H
#define STABLEID_TIDY_ADDRESS_IN_OUTPUT_CHECK_H

#include "clang-tidy/ClangTidyCheck.h"

namespace stableid {

/// Finds an address that leaves the process.
class AddressInOutputCheck : public clang::tidy::ClangTidyCheck {
public:
  using ClangTidyCheck::ClangTidyCheck;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
};

} // namespace stableid

#endif // STABLEID_TIDY_ADDRESS_IN_OUTPUT_CHECK_H
