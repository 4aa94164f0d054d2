// A compile command without what writes, prints or loads code. A command comes with
// the sources, and whoever wrote them is not trusted with the files of who scans them.
#ifndef STABLEID_TOOLS_SCAN_READONLY_H
#define STABLEID_TOOLS_SCAN_READONLY_H

#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace stableid {

/// \p Line, which runs in \p Folder, without what clang's driver itself acts upon.
/// Configuration files are put in place of the options that name them, so that
/// what they say is dropped, too.
clang::tooling::CommandLineArguments
withoutDriverActions(clang::tooling::CommandLineArguments Line,
                     llvm::StringRef Folder);

/// Leaves of \p Invocation what reading a unit needs. Where clang has an object
/// for options of output, it is replaced by a new one into which the harmless are
/// copied: an option that a later clang adds is off until it is listed here.
void keepReadingOnly(clang::CompilerInvocation &Invocation);

/// Has the headers of a precompiled header read as text: it may be another clang's,
/// or not be built yet. True if there was one, and its header is known.
bool readPrecompiledAsText(clang::CompilerInvocation &Invocation,
                           llvm::vfs::FileSystem &Files);

} // namespace stableid

#endif // STABLEID_TOOLS_SCAN_READONLY_H
