// An option that is a list, as "a.yaml;b.yaml": how clang-tidy's module and the
// analyzer's plugin read it alike.
#ifndef STABLEID_PLUGIN_OPTION_LIST_H
#define STABLEID_PLUGIN_OPTION_LIST_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace stableid {

/// The parts of \p List, without spaces around them; empty ones are left out.
inline std::vector<std::string> splitList(llvm::StringRef List) {
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  List.split(Parts, ';', -1, /*KeepEmpty=*/false);
  std::vector<std::string> Out;
  for (llvm::StringRef Part : Parts)
    Out.push_back(Part.trim().str());
  return Out;
}

} // namespace stableid

#endif // STABLEID_PLUGIN_OPTION_LIST_H
