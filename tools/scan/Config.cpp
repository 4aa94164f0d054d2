// What a unit is checked with. See Config.h.
#include "Config.h"
#include "Compat.h"
#include "Paths.h"
#include "clang-tidy/GlobList.h"
#include "core/model/PlainFile.h"
#include "plugin/OptionList.h"
#include "tidy/ModelOption.h"
#include "tidy/Names.h"
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

static constexpr size_t MaxConfig = 1u << 20;

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
      if (Buffer.getBufferSize() > MaxConfig ||
          nestsTooDeepAsYaml(Buffer.getBuffer())) {
        if (Error.empty())
          Error = (Buffer.getBufferIdentifier() +
                   ": is too large, or nested too deep, for a .clang-tidy")
                      .str();
        return std::make_error_code(std::errc::invalid_argument);
      }
      return tidy::parseConfigurationWithDiags(Buffer, Complain);
    };
    return {{".clang-tidy", Parse}};
  }
};

} // namespace

/// Whether \p Checks, a list as in .clang-tidy, ends with everything off, as a
/// folder of somebody else's code has it.
static bool turnsAllOff(StringRef Checks) {
  bool Off = false;
  for (StringRef Item : checkItems(Checks))
    Off = Item == "-*" || (Off && Item.starts_with("-"));
  return Off;
}

/// A list of checks that names ours decides about them, and so does one that turns
/// all off; another was written without them in mind.
static std::string decidingChecks(const std::optional<std::string> &Checks) {
  if (Checks && StringRef(*Checks).contains("stableid"))
    return *Checks;
  return Checks && turnsAllOff(*Checks) ? "-*" : "stableid-*";
}

/// A sentence about the first check that the files of \p Raw name and that does
/// not exist: it would be off, and nobody would know.
static std::string
namesNoCheck(llvm::ArrayRef<tidy::ClangTidyOptionsProvider::OptionsSource> Raw) {
  for (const auto &[Options, File] : Raw) {
    std::string Wrong = Options.Checks ? unknownCheck(*Options.Checks) : "";
    for (const auto &Option : Options.CheckOptions) {
      StringRef Check = Option.getKey().split('.').first;
      if (Wrong.empty() && Option.getKey().contains('.') &&
          Check.starts_with("stableid-"))
        Wrong = unknownCheck(Check);
    }
    if (!Wrong.empty())
      return File + ": " + Wrong;
  }
  return "";
}

/// The option \p Name of \p Check, its own or that for all checks.
static std::string optionOf(const tidy::ClangTidyOptions &Options,
                            const std::string &Check, StringRef Name) {
  for (const std::string &Key : {Check + "." + Name.str(), Name.str()}) {
    auto It = Options.CheckOptions.find(Key);
    if (It != Options.CheckOptions.end())
      return It->second.Value;
  }
  return "";
}

std::unique_ptr<UnitConfig> Config::read(StringRef File) const {
  auto Result = std::make_unique<UnitConfig>();
  tidy::ClangTidyOptions Defaults = tidy::ClangTidyOptions::getDefaults();
  Defaults.Checks = std::nullopt;
  // The main file alone in clang-tidy 19, every header of the user from 22 on.
  Defaults.HeaderFilterRegex = ".*";
  tidy::ClangTidyOptions Override;
  Override.HeaderFilterRegex = Given.HeaderFilter;
  if (!Given.ExtraArgs.empty())
    Override.ExtraArgs = Given.ExtraArgs;
  Provider Files(Defaults, Override, Result->Error);
  tidy::ClangTidyOptions &Options = Result->Options;
  Options = Files.getOptions(File);
  if (Result->Error.empty())
    Result->Error = namesNoCheck(Files.getRawOptions(File));
  Options.Checks = Given.Checks ? *Given.Checks : decidingChecks(Options.Checks);
  std::vector<std::string> On = checksOf(*Options.Checks);
  Result->AnyCheck = !On.empty();
  for (const std::string &Check : On) {
    std::string Models = optionOf(Options, Check, "Model");
    for (const std::string &Model : Given.Models)
      Models += (Models.empty() ? "" : ";") + Model;
    if (!Given.Models.empty())
      Options.CheckOptions[Check + ".Model"] = StringRef(Models);
    if (Given.Likely)
      Options.CheckOptions[Check + ".ReportLikely"] = StringRef("true");
  }

  if (Given.Paths) {
    Options.CheckOptions[FollowPaths] = StringRef("true");
    // A list that does not name the checkers of paths was written without them.
    if (!StringRef(*Options.Checks).contains("stableid."))
      *Options.Checks += ",stableid.*";
  }

  // The name of the user changes nothing of ours; the rest does, or may.
  Options.User = std::nullopt;
  Result->Identity = tidy::configurationAsText(Options);
  std::set<std::string> Models;
  for (const std::string &Check : On)
    Models.insert(optionOf(Options, Check, "Model"));
  Models.erase("");
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
