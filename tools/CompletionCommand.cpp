// stableid completion: what a shell completes, and the page of man, made of the
// tables of options that the commands themselves are read with.
#include "Commands.h"
#include "tidy/Names.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace stableid;
using llvm::raw_ostream;
using llvm::StringRef;

/// \p Text within single quotes of a shell.
static std::string quoted(StringRef Text) {
  std::string Out = "'";
  for (char C : Text)
    if (C == '\'')
      Out += "'\\''";
    else
      Out.push_back(C);
  return Out + "'";
}

static std::string spaced(llvm::ArrayRef<OptionRow> Table) {
  std::string Out;
  for (const OptionRow &Row : Table)
    if (Row.Name != "--")
      Out += (Out.empty() ? "" : " ") + Row.Name.str();
  return Out;
}

static void writeBash(raw_ostream &Out) {
  Out << "# bash completion for stableid\n_stableid() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} options\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '";
  for (const Command *C : allCommands())
    Out << C->Name << ' ';
  Out << "help version' -- \"$word\"))\n    return\n  fi\n"
         "  case ${COMP_WORDS[1]} in\n";
  for (const Command *C : allCommands()) {
    Out << "  " << C->Name << ") options='" << spaced(optionsOf(*C));
    if (C == &ExplainCommand)
      Out << ' ' << llvm::join(allChecks(), " ");
    Out << "' ;;\n";
  }
  Out << "  *) options= ;;\n  esac\n"
         "  COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "}\ncomplete -o default -F _stableid stableid\n";
}

static void writeZsh(raw_ostream &Out) {
  Out << "#compdef stableid\n_stableid() {\n  local -a commands\n  commands=(\n";
  for (const Command *C : allCommands())
    Out << "    " << quoted((C->Name + ":" + C->Summary).str()) << '\n';
  Out << "  )\n  if ((CURRENT == 2)); then\n"
         "    _describe command commands\n    return\n  fi\n"
         "  case $words[2] in\n";
  for (const Command *C : allCommands()) {
    Out << "  " << C->Name << ")\n    _arguments";
    for (const OptionRow &Row : optionsOf(*C)) {
      if (Row.Name == "--")
        continue;
      std::string Help = Row.Help.str();
      for (char &Char : Help)
        if (Char == '[' || Char == ']' || Char == ':')
          Char = ' ';
      std::string Spec = Row.Name.str() + "[" + Help + "]";
      if (!Row.Value.empty())
        Spec += ":" + Row.Value.lower() + ":_files";
      Out << " \\\n      " << quoted(Spec);
    }
    Out << " \\\n      '*:file:_files' ;;\n";
  }
  Out << "  esac\n}\n_stableid \"$@\"\n";
}

static void writeFish(raw_ostream &Out) {
  for (const Command *C : allCommands()) {
    Out << "complete -c stableid -n __fish_use_subcommand -a " << C->Name
        << " -d " << quoted(C->Summary) << '\n';
    for (const OptionRow &Row : optionsOf(*C)) {
      if (Row.Name == "--")
        continue;
      StringRef Name = Row.Name;
      bool Long = Name.consume_front("--");
      if (!Long)
        Name = Name.drop_front();
      Out << "complete -c stableid -n '__fish_seen_subcommand_from " << C->Name
          << "' -" << (Long ? "l " : "s ") << Name
          << (Row.Value.empty() ? "" : " -r") << " -d " << quoted(Row.Help)
          << '\n';
    }
  }
}

/// \p Text as roff takes it literally.
static std::string roff(StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (C == '-')
      Out += "\\-";
    else if (C == '\\')
      Out += "\\e";
    else
      Out.push_back(C);
  return Out;
}

static void writeMan(raw_ostream &Out) {
  Out << ".TH STABLEID 1 \"\" \"stableid " STABLEID_VERSION "\"\n"
         ".SH NAME\nstableid \\- find addresses that are used as identity\n"
         ".SH SYNOPSIS\n.B stableid\nCOMMAND [ARGUMENT]...\n";
  for (const Command *C : allCommands()) {
    Out << ".SH " << C->Name.upper() << "\n.B stableid " << C->Name << "\n"
        << roff(C->Operands) << "\n.PP\n" << roff(C->Purpose) << '\n';
    for (const OptionRow &Row : optionsOf(*C))
      Out << ".TP\n.B " << roff(Row.Name)
          << (Row.Value.empty() ? "" : " ") << roff(Row.Value) << '\n'
          << roff(Row.Help) << '\n';
  }
  Out << ".SH EXIT STATUS\n0: nothing was found; 1: something was; 2: not all "
         "could be done.\n";
}

namespace {
struct Kind {
  llvm::StringLiteral Name;
  void (*Write)(raw_ostream &Out);
};
} // namespace

static constexpr Kind Kinds[] = {
    {"bash", writeBash}, {"zsh", writeZsh}, {"fish", writeFish}, {"man", writeMan}};

static int runCompletion(const Arguments &Given) {
  std::vector<std::string> Names;
  for (const Kind &K : Kinds)
    Names.push_back(K.Name.str());
  if (Given.paths().size() != 1)
    return refuse("completion needs one of " + llvm::join(Names, ", "));
  for (const Kind &K : Kinds)
    if (K.Name == Given.paths()[0]) {
      K.Write(llvm::outs());
      return NothingFound;
    }
  return refuse("no completion for '" + Given.paths()[0] + "'; " +
                meant(Given.paths()[0], Names));
}

const Command stableid::CompletionCommand = {
    "completion",
    "print what a shell completes, or the page of man",
    "bash|zsh|fish|man",
    "Prints a file for bash, zsh or fish that completes commands and options, or "
    "the\npage of man.",
    /*Scans=*/false,
    {},
    runCompletion};
