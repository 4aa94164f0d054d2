// Refuses, while the plugin is being loaded, a clang that it was not built for.
// Left alone, such a pair loads, finds nothing and exits with status 0. The build
// says which plugin it is: STABLEID_PLUGIN.
#include "Version.h"

#include "clang/Basic/Version.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace stableid {

/// "22.1" of "Debian clang version 22.1.8 (++2026)" and of "22.1.8"; empty
/// where there is none.
static llvm::StringRef majorMinor(llvm::StringRef Version) {
  const size_t Marker = Version.rfind("version ");
  if (Marker != llvm::StringRef::npos)
    Version = Version.drop_front(Marker + sizeof("version ") - 1);
  size_t Dots = 0;
  return Version.take_while(
      [&Dots](char C) { return C == '.' ? ++Dots < 2 : C >= '0' && C <= '9'; });
}

bool versionMatches(llvm::StringRef Built, llvm::StringRef Host) {
  const llvm::StringRef Wanted = majorMinor(Built);
  return !Wanted.empty() && Wanted == majorMinor(Host);
}

// A constructor and not a static object of some class: it runs before any
// static initialiser of the plugin, and so before the registry of the wrong
// clang is touched. Throughout, only what that clang surely has is called.
[[gnu::constructor(101)]] static void refuseOtherClang() {
  const std::string Host = clang::getClangFullVersion();
  if (versionMatches(CLANG_VERSION_STRING, Host))
    return;
  std::fprintf(stderr,
               "error: " STABLEID_PLUGIN
               " is built for clang %s, but was loaded by "
               "%s; its checks would find nothing here\n",
               CLANG_VERSION_STRING, Host.c_str());
  std::fflush(nullptr);
  // Not exit: the destructors of a program that is still starting, and of a
  // plugin that never initialised, have nothing to say.
  std::_Exit(1);
}

} // namespace stableid
