// Differences between the supported versions of LLVM that concern clang-tidy.
// The only file of checks/tidy that asks for a version.
#ifndef STABLEID_TIDY_COMPAT_H
#define STABLEID_TIDY_COMPAT_H

#include "llvm/Config/llvm-config.h"

#include "clang-tidy/ClangTidyModule.h"
// From 22 on, ClangTidyModule.h holds the registry and this header warns.
#if LLVM_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#endif // STABLEID_TIDY_COMPAT_H
