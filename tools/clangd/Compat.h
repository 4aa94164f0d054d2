// What differs between the supported versions of clangd.
// The only file of tools/clangd that asks for a version.
#ifndef STABLEID_CLANGD_COMPAT_H
#define STABLEID_CLANGD_COMPAT_H

#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Config/llvm-config.h"

namespace stableid {

/// What clangd's provideDefaultChecks returns: a function that sees the options
/// for a file and changes them.
#if LLVM_VERSION_MAJOR < 22
using TidyProvider =
    llvm::function_ref<void(clang::tidy::ClangTidyOptions &, llvm::StringRef)>;
#else
using TidyProvider = llvm::unique_function<void(clang::tidy::ClangTidyOptions &,
                                                llvm::StringRef) const>;
#endif

} // namespace stableid

#endif // STABLEID_CLANGD_COMPAT_H
