// What a unit is checked with. See Config.h.
#include "Config.h"
#include "Compat.h"
#include "clang-tidy/GlobList.h"
#include "tidy/ModelOption.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <algorithm>
#include <set>

using namespace stableid;
namespace tidy = clang::tidy;
using llvm::StringRef;

std::vector<std::string> stableid::allChecks() {
  tidy::ClangTidyCheckFactories Factories;
  for (const auto &E : tidy::ClangTidyModuleRegistry::entries())
    E.instantiate()->addCheckFactories(Factories);
  std::vector<std::string> Names;
  for (const auto &Factory : Factories)
    Names.push_back(Factory.getKey().str());
  std::sort(Names.begin(), Names.end());
  return Names;
}

std::vector<std::string> stableid::checksOf(StringRef Globs) {
  tidy::GlobList List(Globs);
  std::vector<std::string> On;
  for (const std::string &Name : allChecks())
    if (List.contains(Name))
      On.push_back(Name);
  return On;
}

namespace {

/// clang-tidy's own search for configuration; what is wrong in a file is kept
/// for the caller instead of being printed between the findings.
class Provider : public tidy::FileOptionsProvider {
public:
  Provider(const tidy::ClangTidyOptions &Defaults,
           const tidy::ClangTidyOptions &Override, std::string &Error)
      : FileOptionsProvider({}, Defaults, Override, handlers(Error)) {
    FS = llvm::vfs::getRealFileSystem(); // else there is none
  }

private:
  static ConfigFileHandlers handlers(std::string &Error) {
    auto Parse = [&Error](llvm::MemoryBufferRef Buffer)
        -> llvm::ErrorOr<tidy::ClangTidyOptions> {
      auto Complain = [&](const llvm::SMDiagnostic &D) {
        if (Error.empty())
          Error = (D.getFilename() + ":" + llvm::Twine(D.getLineNo()) + ":" +
                   llvm::Twine(D.getColumnNo() + 1) + ": " + D.getMessage())
                      .str();
      };
      return tidy::parseConfigurationWithDiags(Buffer, Complain);
    };
    return {{".clang-tidy", Parse}};
  }
};

} // namespace

/// A list of checks that names ours decides about them; one that does not was
/// written without them in mind.
static std::string decidingChecks(const std::optional<std::string> &Checks) {
  if (Checks && StringRef(*Checks).contains("stableid"))
    return *Checks;
  return "stableid-*";
}

std::unique_ptr<UnitConfig> Config::read(StringRef File) const {
  auto Result = std::make_unique<UnitConfig>();
  tidy::ClangTidyOptions Defaults = tidy::ClangTidyOptions::getDefaults();
  Defaults.Checks = std::nullopt;
  // The main file alone in clang-tidy 19, every header of the user from 22 on.
  Defaults.HeaderFilterRegex = ".*";
  tidy::ClangTidyOptions Override;
  Override.HeaderFilterRegex = Given.HeaderFilter;
  Provider Files(Defaults, Override, Result->Error);
  tidy::ClangTidyOptions &Options = Result->Options;
  Options = Files.getOptions(File);
  Options.Checks = Given.Checks ? *Given.Checks : decidingChecks(Options.Checks);
  std::vector<std::string> On = checksOf(*Options.Checks);
  Result->AnyCheck = !On.empty();

  // The name of the user changes nothing of ours; the rest does, or may.
  Options.User = std::nullopt;
  Result->Identity = tidy::configurationAsText(Options);
  std::set<std::string> Models;
  for (const std::string &Check : On) {
    auto It = Options.CheckOptions.find(Check + ".Model");
    if (It != Options.CheckOptions.end())
      Models.insert(It->second.Value);
  }
  for (const std::string &List : Models) {
    llvm::Expected<std::vector<std::string>> Found =
        findModelFiles(splitList(List), File);
    if (!Found) {
      Result->Error = llvm::toString(Found.takeError());
      break;
    }
    auto Loaded = Model::withFiles(*Found);
    if (!Loaded) {
      Result->Error = llvm::toString(Loaded.takeError());
      break;
    }
    for (const std::string &Path : *Found)
      if (auto Buffer = llvm::MemoryBuffer::getFile(Path))
        Result->Identity += "\n" + Path + "\n" + (*Buffer)->getBuffer().str();
  }
  return Result;
}

const UnitConfig &Config::of(StringRef File) {
  std::lock_guard<std::mutex> Guard(Lock);
  StringRef Folder = llvm::sys::path::parent_path(File);
  std::unique_ptr<UnitConfig> &Slot = ByFolder[Folder.str()];
  // In a folder that has gone nothing is read, and nothing of it configured.
  if (!Slot)
    Slot = llvm::sys::fs::is_directory(Folder) ? read(File)
                                               : std::make_unique<UnitConfig>();
  return *Slot;
}
