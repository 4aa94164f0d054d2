// Beside the checks: the static analyzer of clang, with the checkers of stableid alone
// to report. Its stories confirm what the checks say, or are told by themselves.
#ifndef STABLEID_TOOLS_PATHS_H
#define STABLEID_TOOLS_PATHS_H

#include "clang-tidy/ClangTidy.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>

namespace stableid {

/// An option that --paths sets: the unit's paths are followed.
constexpr llvm::StringLiteral FollowPaths = "stableid.Paths";

struct PathOptions {
  /// Of the options that checks and checkers share, as the checkers take them.
  std::string Models, IdNames;
};

/// Those in the options of the checks for \p File, an absolute path.
PathOptions pathOptionsOf(const clang::tidy::ClangTidyOptions &Options,
                          llvm::StringRef File);

/// \p Checks, after the paths of the unit have been followed, and before the rest of
/// what they showed is told. This thread has a ProjectScan.
std::unique_ptr<clang::ASTConsumer>
withPaths(std::unique_ptr<clang::ASTConsumer> Checks, const PathOptions &Options,
          clang::CompilerInstance &Compiler,
          clang::tidy::ClangTidyContext &Context);

} // namespace stableid

#endif // STABLEID_TOOLS_PATHS_H
