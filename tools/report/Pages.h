// The pages of docs/checks, compiled in.
#ifndef STABLEID_TOOLS_PAGES_H
#define STABLEID_TOOLS_PAGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace stableid {

struct Page {
  llvm::StringLiteral Check, Text;
};

llvm::ArrayRef<Page> pages();
/// Empty for a check without one.
llvm::StringRef pageOf(llvm::StringRef Check);

} // namespace stableid

#endif // STABLEID_TOOLS_PAGES_H
