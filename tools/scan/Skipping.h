// Which function bodies a scan does not read, and how it knows that they say
// nothing about the user's code.
#ifndef STABLEID_TOOLS_SKIPPING_H
#define STABLEID_TOOLS_SKIPPING_H

#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include <memory>

namespace stableid {

/// Bodies of plain functions in system headers cannot change a finding. Bodies
/// of templates there can: what they call may be a template or a generic lambda
/// of the user's, which exists only when it is instantiated there. So those are
/// read, but with Unneeded only at the end of the unit, and only if a function
/// that Instantiations asks for has one. Names in them are then looked up late,
/// and where that is an error the unit is to be read again with Plain.
/// Paths go through the system's bodies, too: then Nothing is left out.
enum class Skip { Unneeded, Plain, Nothing };

/// \p Checks, with bodies in system headers left out of what \p Compiler, which
/// is about to begin, reads.
std::unique_ptr<clang::ASTConsumer>
skippingConsumer(std::unique_ptr<clang::ASTConsumer> Checks, Skip What,
                 clang::CompilerInstance &Compiler);

} // namespace stableid

#endif // STABLEID_TOOLS_SKIPPING_H
