// What the page shows, as the JSON that its script reads.
#ifndef STABLEID_TOOLS_PAGEDATA_H
#define STABLEID_TOOLS_PAGEDATA_H

#include "Report.h"

namespace stableid {

/// Can stand inside a script element: it holds no '<'.
std::string pageData(const Report &R, llvm::ArrayRef<Report> Earlier);

} // namespace stableid

#endif // STABLEID_TOOLS_PAGEDATA_H
