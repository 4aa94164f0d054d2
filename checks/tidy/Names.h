// The names of the checks, and of those that a user seems to have meant.
#ifndef STABLEID_TIDY_NAMES_H
#define STABLEID_TIDY_NAMES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace stableid {

/// The names of all checks of stableid that are linked or loaded, sorted.
std::vector<std::string> allChecks();

/// The names of the checks that follow an address from its source to a sink.
llvm::ArrayRef<llvm::StringLiteral> flowChecks();

/// The items of a list of checks as .clang-tidy and -checks have it.
std::vector<llvm::StringRef> checkItems(llvm::StringRef Checks);

/// A sentence about the first item of \p Checks that is meant for stableid and
/// matches none of its checks; empty if there is none.
std::string unknownCheck(llvm::StringRef Checks);

/// The one of \p Known that \p Wrong is a slip of; empty if none is near.
std::string nearest(llvm::StringRef Wrong,
                    llvm::ArrayRef<std::string> Known);

/// "did you mean 'x'?", or where none is near "there are x, y".
std::string meant(llvm::StringRef Wrong, llvm::ArrayRef<std::string> Known);

} // namespace stableid

#endif // STABLEID_TIDY_NAMES_H
