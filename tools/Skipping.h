// Which function bodies a scan does not read, and how it knows that they say
// nothing about the user's code.
#ifndef STABLEID_TOOLS_SKIPPING_H
#define STABLEID_TOOLS_SKIPPING_H

#include "clang/AST/ASTConsumer.h"
#include <memory>

namespace stableid {

/// Bodies of plain functions in system headers cannot change a finding. Bodies
/// of templates there can: what they call may be a template or a generic lambda
/// of the user's, which exists only when it is instantiated there.
enum class Skip { PlainBodies, AllBodies };

/// \p Checks, with the bodies of system headers left out. Where all are, and
/// the unit turns out to have templates of its own, the checks are not run and
/// \p ReadAgain is set: the unit is to be read with the bodies of templates.
std::unique_ptr<clang::ASTConsumer>
skippingConsumer(std::unique_ptr<clang::ASTConsumer> Checks, Skip What,
                 bool &ReadAgain);

} // namespace stableid

#endif // STABLEID_TOOLS_SKIPPING_H
