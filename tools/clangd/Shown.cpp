// What makes clangd show our checks to a user who has configured nothing. The
// linker's --wrap leads clangd's calls of two of its functions here; should a
// clangd lack one of them, the program does not link.
#include "Compat.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>
#include <string>

using clang::tidy::ClangTidyOptions;

namespace stableid {

static constexpr llvm::StringLiteral Ours = "stableid-";

// Of the checks without a known latency clangd shows none. Those that it knows
// and shows cost up to 8 % of a parse; what ours cost is in docs/editor.md.
std::optional<bool> knownAsFast(llvm::StringRef Check) asm(
    "__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool> isFastTidyCheck(llvm::StringRef Check) asm(
    "__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

std::optional<bool> isFastTidyCheck(llvm::StringRef Check) {
  return Check.starts_with(Ours) ? true : knownAsFast(Check);
}

// Comes after .clang-tidy and .clangd were read, and before the checks that
// clangd cannot bear are taken out.
TidyProvider
clangdDefaults() asm("__real__ZN5clang6clangd20provideDefaultChecksEv");
TidyProvider
provideDefaultChecks() asm("__wrap__ZN5clang6clangd20provideDefaultChecksEv");

/// The project says what it wants of us: it names a check of ours, or wants no
/// check at all. Every other list was written without thinking of us.
static bool decides(llvm::StringRef Checks) {
  if (Checks.contains(Ours))
    return true;
  llvm::SmallVector<llvm::StringRef> Globs;
  llvm::SplitString(Checks, Globs, ", \n\r\t");
  return llvm::is_contained(Globs, "-*") &&
         llvm::all_of(Globs,
                      [](llvm::StringRef G) { return G.starts_with("-"); });
}

static void addOurs(ClangTidyOptions &Options, llvm::StringRef File) {
  clangdDefaults()(Options, File);
  const std::string Checks = Options.Checks.value_or("");
  // Later globs win: what the project says of us stays the last word.
  Options.Checks =
      decides(Checks) ? "stableid-*," + Checks : Checks + ",stableid-*";
}

TidyProvider provideDefaultChecks() { return addOurs; }

} // namespace stableid
