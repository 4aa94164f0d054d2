// Differences between the supported versions of LLVM that concern the core.
// Stands below everything in core; the only file there that asks for a version.
#ifndef STABLEID_CORE_COMPAT_H
#define STABLEID_CORE_COMPAT_H

#include "llvm/Config/llvm-config.h"

#if LLVM_VERSION_MAJOR < 19 // CMake says which of the others were tried
#error "stableid needs LLVM 22 or 19"
#endif

#endif // STABLEID_CORE_COMPAT_H
