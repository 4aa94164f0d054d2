// The checkers of stableid, for a program that has the static analyzer in it: the
// plugin, and the scan.
#ifndef STABLEID_ANALYZER_CHECKERS_H
#define STABLEID_ANALYZER_CHECKERS_H

#include "core/project/ProjectFacts.h"
#include "clang/AST/Decl.h"
#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace stableid {

/// The package that all checkers but those for debugging are in, and the names of
/// its options.
constexpr llvm::StringLiteral CheckerPackage = "stableid";
constexpr llvm::StringLiteral CheckerModel = "Model";
constexpr llvm::StringLiteral CheckerIdNames = "IdNames";

/// The holder of the identity that a report is about, which the analyzer hands on to no
/// consumer: the report is known by its message and its note on what was made.
struct ReportedHolder {
  clang::SourceLocation Made;
  std::string Message;
  const clang::ValueDecl *Holder; ///< null if it has no name
};

/// The facts that a program hands to its checkers, and the place where they answer; it
/// has to live as long as they do.
struct HostOfCheckers {
  llvm::ArrayRef<ProjectFact> Heard; ///< from other units; sorted
  std::vector<ReportedHolder> *Holders = nullptr;
};

/// Adds the checkers to \p Registry.
void registerCheckers(clang::ento::CheckerRegistry &Registry,
                      const HostOfCheckers &Known = {});

} // namespace stableid

#endif // STABLEID_ANALYZER_CHECKERS_H
