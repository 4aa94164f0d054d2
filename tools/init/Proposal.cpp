// What `stableid init` would change in a repository. See Proposal.h.
#include "Proposal.h"
#include "scan/Config.h"
#include "llvm/Support/Regex.h"

using namespace stableid;
using llvm::StringRef;

static constexpr StringRef BaselineFile = "stableid-baseline.json";

namespace {

class Draft {
public:
  Draft(const Surroundings &S, StringRef Program, bool Baseline)
      : S(S), Program(Program), Baseline(Baseline) {}

  void configuration();
  void hook();
  void github();
  void gitlab();
  Proposal take() { return std::move(Out); }

private:
  void keep(const llvm::Twine &Sentence) { Out.Kept.push_back(Sentence.str()); }
  void add(StringRef Name, std::string Lines, bool Executable = false);
  void addToPreCommit(StringRef Before);
  /// " -p FOLDER", where a scan would not find it.
  std::string folderOption() const {
    return S.Database.empty() || S.Found ? "" : " -p " + S.BuildFolder;
  }
  std::string buildFolder() const {
    bool Below = !S.Database.empty() && S.BuildFolder[0] != '/';
    return Below ? S.BuildFolder : "build";
  }
  std::string hookLine(StringRef Called) const {
    return (Called + " scan -q" + folderOption() + " --changed-since HEAD").str();
  }

  const Surroundings &S;
  const StringRef Program;
  const bool Baseline;
  Proposal Out;
};

} // namespace

/// A file that is not there yet; one that is stays.
void Draft::add(StringRef Name, std::string Lines, bool Executable) {
  if (S.has(Name))
    return keep(Name + " is there");
  std::string Whole = Lines;
  Out.Changes.push_back({Name.str(), std::move(Lines), std::move(Whole),
                         /*Existed=*/false, Executable});
}

/// Without a list of checks, or with one that does not name ours, all of ours run;
/// only a list that turns all off has to name them.
void Draft::configuration() {
  Config Configs{ConfigOverrides()};
  const UnitConfig &Here = Configs.of(S.path("any.cpp"));
  if (!Here.Error.empty())
    return keep(Here.Error);
  if (Here.AnyCheck)
    return keep("checks of stableid are on, as .clang-tidy has it");
  std::string Whole = S.text(".clang-tidy").value_or("");
  llvm::SmallVector<StringRef, 4> Match;
  llvm::Regex AllOff("^(Checks: *['\"]?-\\*)(['\"]? *)$", llvm::Regex::Newline);
  if (!AllOff.match(Whole, &Match))
    return keep(".clang-tidy turns every check of stableid off; add "
                "'stableid-*' to its Checks");
  std::string Line = (Match[1] + ",stableid-*" + Match[2]).str();
  size_t Begin = Match[0].data() - Whole.data(), Size = Match[0].size();
  Whole.replace(Begin, Size, Line);
  Out.Changes.push_back({".clang-tidy", Line + "\n", std::move(Whole),
                         /*Existed=*/true, /*Executable=*/false});
}

/// The lines go behind the last repository of the list, indented as it is.
void Draft::addToPreCommit(StringRef Before) {
  llvm::SmallVector<StringRef, 64> Lines;
  Before.split(Lines, '\n');
  size_t At = 0, Repos = 0;
  std::string Indent;
  for (size_t I = 0; I < Lines.size(); ++I) {
    StringRef Trimmed = Lines[I].trim();
    bool Top = !Trimmed.empty() && Lines[I].front() != ' ' &&
               Lines[I].front() != '#' && !Lines[I].starts_with("- ");
    if (Top && Repos)
      break;
    if (Trimmed == "repos:")
      Repos = I + 1;
    if (Repos && Trimmed.starts_with("- repo:"))
      Indent = Lines[I].take_while([](char C) { return C == ' '; }).str();
    if (Repos && !Trimmed.empty() && !Trimmed.starts_with("#"))
      At = I + 1;
  }
  std::string Added;
  for (StringRef Line :
       {"- repo: local", "  hooks:", "    - id: stableid",
        "      name: stableid", "      language: system",
        "      types_or: [c, c++]", "      pass_filenames: false"})
    Added += Indent + Line.str() + "\n";
  Added += Indent + "      entry: " + hookLine("stableid") + "\n";
  if (!Repos)
    return keep(S.PreCommit + " has no list of repos on a line of its own; add to "
                              "it:\n" + Added);
  std::string Whole;
  for (size_t I = 0; I < Lines.size(); ++I) {
    if (I == At)
      Whole += Added;
    if (I + 1 < Lines.size() || !Lines[I].empty())
      Whole += Lines[I].str() + "\n";
  }
  if (At == Lines.size())
    Whole += Added;
  Out.Changes.push_back({S.PreCommit, Added, std::move(Whole),
                         /*Existed=*/true, /*Executable=*/false});
}

void Draft::hook() {
  if (!S.Repository)
    return keep("no repository of git: no hook");
  if (!S.PreCommit.empty()) {
    std::optional<std::string> Text = S.text(S.PreCommit);
    if (!Text)
      return keep(S.PreCommit + " cannot be read");
    if (StringRef(*Text).contains("stableid"))
      return keep(S.PreCommit + " has a hook of stableid");
    return addToPreCommit(*Text);
  }
  std::string Line = hookLine(Program);
  if (S.GitHook.empty())
    return keep("git's hooks are in a folder of their own; the line for "
                "pre-commit there is: " + Line);
  if (S.has(S.GitHook)) {
    std::optional<std::string> Text = S.text(S.GitHook);
    return Text && StringRef(*Text).contains("stableid")
               ? keep(S.GitHook + " calls stableid")
               : keep(S.GitHook + " is there; the line for it is: " + Line);
  }
  add(S.GitHook,
      "#!/bin/sh\n# Stops a commit that introduces a finding.\nexec " + Line + "\n",
      /*Executable=*/true);
}

void Draft::github() {
  std::string Configure = S.Configure.empty()
                              ? "echo 'write " + buildFolder() +
                                    "/compile_commands.json here'; exit 1"
                              : S.Configure;
  // The release that this program is of, from the repository that publishes it.
  std::string Text =
      "name: stableid\n"
      "on: [push, pull_request]\n"
      "permissions:\n"
      "  contents: read\n"
      "jobs:\n"
      "  stableid:\n"
      "    runs-on: ubuntu-latest\n"
      "    steps:\n"
      "      - uses: actions/checkout@v4\n"
      "        with:\n"
      "          fetch-depth: 0\n"
      "      - run: " + Configure + "\n"
      "      # In place of example: who publishes the releases that you use.\n"
      "      - uses: example/stableid@v" STABLEID_VERSION "\n"
      "        with:\n"
      "          build: " + buildFolder() + "\n";
  if (Baseline)
    Text += "          arguments: --baseline " + BaselineFile.str() + "\n";
  add(".github/workflows/stableid.yml", std::move(Text));
}

void Draft::gitlab() {
  std::string Scan = "stableid scan -p " + buildFolder() +
                     (Baseline ? " --baseline " + BaselineFile.str() : "") +
                     " --format json -o stableid.json";
  std::string Text = "# Needs stableid in the PATH of the job's image.\n"
                     "stableid:\n"
                     "  script:\n";
  if (!S.Configure.empty())
    Text += "    - " + S.Configure + "\n";
  Text += "    - " + Scan + "\n"
          "  after_script:\n"
          "    - stableid report --format gitlab stableid.json -o "
          "gl-code-quality-report.json\n"
          "  artifacts:\n"
          "    when: always\n"
          "    reports:\n"
          "      codequality: gl-code-quality-report.json\n";
  bool Included = false;
  if (std::optional<std::string> Main = S.text(".gitlab-ci.yml"))
    Included = StringRef(*Main).contains("stableid");
  if (!S.has(".gitlab-ci.yml"))
    return add(".gitlab-ci.yml", std::move(Text));
  add(".gitlab/stableid.yml", std::move(Text));
  if (!Included)
    keep(".gitlab-ci.yml is there; add to it:\n"
         "include:\n  - local: .gitlab/stableid.yml");
}

Proposal stableid::proposalFor(const Surroundings &S, CiSystem Wish,
                               StringRef Program, bool Baseline) {
  Draft D(S, Program, Baseline);
  D.configuration();
  D.hook();
  if (Wish == CiSystem::GitHub)
    D.github();
  else if (Wish == CiSystem::GitLab)
    D.gitlab();
  return D.take();
}
