// What a unit is checked with: .clang-tidy, as clang-tidy reads it, and what the
// command line says over it.
#ifndef STABLEID_TOOLS_CONFIG_H
#define STABLEID_TOOLS_CONFIG_H

#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace stableid {

/// The options of the files in one folder.
struct UnitConfig {
  clang::tidy::ClangTidyOptions Options;
  /// Everything that decides about findings, with the text of the model files.
  std::string Identity;
  /// Why nothing can be checked with it; empty if something can.
  std::string Error;
  bool AnyCheck = true;
};

/// What the command line says; it goes over every .clang-tidy.
struct ConfigOverrides {
  std::optional<std::string> Checks, HeaderFilter;
  std::vector<std::string> ExtraArgs, Models; ///< Models: absolute paths
  bool Likely = false;
  bool Paths = false; ///< follow them; see Paths.h
};

class Config {
public:
  explicit Config(ConfigOverrides Given) : Given(std::move(Given)) {}
  /// The options of \p File, an absolute path. Thread-safe.
  const UnitConfig &of(llvm::StringRef File);

private:
  std::unique_ptr<UnitConfig> read(llvm::StringRef File) const;

  const ConfigOverrides Given;
  std::mutex Lock;
  std::map<std::string, std::unique_ptr<UnitConfig>> ByFolder;
};

/// Those that \p Globs, a list as in .clang-tidy, leaves on.
std::vector<std::string> checksOf(llvm::StringRef Globs);

} // namespace stableid

#endif // STABLEID_TOOLS_CONFIG_H
