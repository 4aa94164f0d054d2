// stableid facts: what one unit tells the others, asks them, and finds alone.
#include "Commands.h"
#include "project/FactsOf.h"
#include "project/FactsYaml.h"
#include "project/Merge.h"
#include "scan/Project.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"-p", "DIR", "the build folder, with compile_commands.json"},
    {"-o", "FILE", "write the facts there"},
    {"--slice", "FILE", "judge the findings under what other units say"},
    {"--root", "DIR", "paths below it are written without it (default: the "
                      "repository)"},
    {"--model", "FILE", "a model file more; can be repeated"},
    {"--likely", "", "with what is likely, too"},
    {"--depfile", "FILE", "write the files that were read as a rule of make"},
    {"--dump", "", "print a file of facts, an index or a slice as YAML"},
    {"--load", "", "write what --dump has printed to -o"},
    {"--", "FLAG...", "read the unit with these flags, without a database"},
};

static int dump(StringRef Path) {
  llvm::Expected<ProjectFile> File = openProjectFile(Path);
  if (!File)
    return refuse(llvm::toString(File.takeError()));
  dumpYaml(*File, llvm::outs());
  return NothingFound;
}

static int load(StringRef Path, StringRef To) {
  llvm::Expected<ProjectFile> File = loadYaml(Path);
  if (!File)
    return refuse(llvm::toString(File.takeError()));
  if (llvm::Error Wrong = writeBytes(To, bytesOf(*File)))
    return refuse(llvm::toString(std::move(Wrong)));
  return NothingFound;
}

/// \p Path as a rule of make has it.
static std::string escaped(StringRef Path) {
  std::string Out;
  for (char C : Path) {
    if (C == ' ' || C == '#')
      Out += '\\';
    Out += C == '$' ? "$$" : std::string(1, C);
  }
  return Out;
}

static int runFacts(const Arguments &Given) {
  if (Given.paths().size() != 1)
    return refuse("facts needs one unit");
  StringRef Path = Given.paths().front();
  if (Given.has("--dump"))
    return dump(Path);
  std::optional<std::string> To = Given.value("-o");
  if (!To)
    return refuse("facts needs -o FILE");
  if (Given.has("--load"))
    return load(Path, *To);

  llvm::Expected<Project> Opened =
      Given.flags() ? Project::ofFiles({Path}, *Given.flags())
                    : Project::open(Given.value("-p").value_or(""));
  if (!Opened)
    return refuse(llvm::toString(Opened.takeError()));
  Project::Selection Chosen = Opened->units(
      Given.flags() ? llvm::ArrayRef<StringRef>() : llvm::ArrayRef(Path));
  if (Chosen.Units.empty())
    return refuse(Chosen.Missing.front());
  ProjectFacts Slice;
  if (std::optional<std::string> File = Given.value("--slice")) {
    llvm::Expected<ProjectFile> Read = openProjectFile(*File);
    if (!Read)
      return refuse(llvm::toString(Read.takeError()));
    Slice = std::move(Read->Facts.Exports);
  }
  ConfigOverrides Overrides;
  Overrides.Likely = Given.has("--likely");
  for (const std::string &File : Given.values("--model"))
    Overrides.Models.push_back(absolutePath(File));
  Config Configs(Overrides);
  FileStore Store;
  const UnitCommand &Unit = Chosen.Units.front();
  const UnitConfig &Config = Configs.of(Unit.File);
  if (!Config.Error.empty())
    return refuse(Config.Error);
  std::string Root = Given.has("--root") ? absolutePath(*Given.value("--root"))
                                         : Opened->root();
  std::vector<std::string> Read;
  llvm::Expected<ProjectFile> File =
      factsOf(Unit, Config, Store, Root, Slice, Read);
  if (!File)
    return refuse(Unit.File + ": " + llvm::toString(File.takeError()));
  if (llvm::Error Wrong = writeBytes(*To, bytesOf(*File)))
    return refuse(llvm::toString(std::move(Wrong)));
  if (std::optional<std::string> Rule = Given.value("--depfile")) {
    std::string Text = escaped(*To) + ":";
    for (const std::string &Each : Read)
      Text += " \\\n  " + escaped(Each);
    if (llvm::Error Wrong = writeBytes(*Rule, Text + "\n"))
      return refuse(llvm::toString(std::move(Wrong)));
  }
  return NothingFound;
}

const Command stableid::FactsCommand = {
    "facts",
    "write down what one unit knows, for 'merge' and 'judge'",
    "[OPTION]... -o FILE UNIT [-- FLAG...]",
    "Reads one unit and writes its facts: what it tells other units, what it asks\n"
    "them, and its findings with what would change them.",
    /*Scans=*/false,
    Options,
    runFacts};
