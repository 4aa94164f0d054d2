// Compares the clang that loaded the plugin with the one it was built for.
// Version.cpp asks at load; the test of the wording asks directly.
#ifndef STABLEID_PLUGIN_VERSION_H
#define STABLEID_PLUGIN_VERSION_H

#include "llvm/ADT/StringRef.h"

namespace stableid {

/// True if a plugin built for clang \p Built can run in a program that calls
/// itself \p Host, a full version such as "Debian clang version 22.1.8 (1)".
/// Patch releases keep the ABI: major and minor decide.
bool versionMatches(llvm::StringRef Built, llvm::StringRef Host);

} // namespace stableid

#endif // STABLEID_PLUGIN_VERSION_H
