// stableid why: for every candidate near a line, each question of the verdict
// with its answer and the row that gave it.
#include "Commands.h"
#include "llvm/Support/raw_ostream.h"
#include "scan/Project.h"
#include "scan/Why.h"

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"-p", "DIR", "the build folder, with compile_commands.json"},
    {"--unit", "FILE", "the unit to read, where the line is in a header"},
};

static int runWhy(const Arguments &Given) {
  if (Given.paths().size() != 1)
    return refuse("why needs one place, FILE:LINE");
  auto [File, Digits] = Given.paths()[0].rsplit(':');
  unsigned Line = 0;
  if (File.empty() || Digits.getAsInteger(10, Line) || !Line)
    return refuse("'" + Given.paths()[0] + "' is no place; write FILE:LINE");
  llvm::Expected<Project> Opened =
      Project::open(Given.value("-p").value_or(""));
  if (!Opened)
    return refuse(llvm::toString(Opened.takeError()));
  std::string Name = Given.value("--unit").value_or(File.str());
  StringRef Path = Name;
  Project::Selection Chosen = Opened->units({Path});
  if (Chosen.Units.empty())
    return refuse(Chosen.Missing.front() +
                  "; of a header, name a unit that includes it with --unit");
  Config Configs{ConfigOverrides()};
  const UnitCommand &Unit = Chosen.Units.front();
  const UnitConfig &Config = Configs.of(Unit.File);
  if (!Config.Error.empty())
    return refuse(Config.Error);
  WhyResult Result = whyNear(Unit, Config, absolutePath(File), Line);
  if (!Result.Failure.empty())
    return refuse(Unit.File + ": " + Result.Failure);
  if (Result.Text.empty())
    llvm::outs() << "no address arrives at an ID, a key or an output near "
                 << Given.paths()[0] << '\n';
  llvm::outs() << Result.Text;
  return NothingFound;
}

const Command stableid::WhyCommand = {
    "why",
    "say why something is found at a line, or why not",
    "[-p DIR] FILE:LINE",
    "Prints every candidate near the line: its source, steps and sink, and each\n"
    "question of the verdict with the row that answers unknown or no; of a finding\n"
    "also whether it has an edit, or the condition that forbids one.",
    /*Scans=*/false,
    Options,
    runWhy};
