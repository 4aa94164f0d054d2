// The arguments of a subcommand. See Arguments.h.
#include "Arguments.h"
#include "tidy/Names.h"
#include "llvm/ADT/StringExtras.h"

using namespace stableid;
using llvm::StringRef;

static llvm::Error error(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

static const OptionRow *find(llvm::ArrayRef<OptionRow> Table, StringRef Name) {
  for (const OptionRow &Row : Table)
    if (Row.Name == Name)
      return &Row;
  return nullptr;
}

llvm::Expected<Arguments>
Arguments::read(llvm::ArrayRef<StringRef> Args,
                llvm::ArrayRef<OptionRow> Table) {
  Arguments Out;
  for (size_t I = 0; I < Args.size(); ++I) {
    StringRef Arg = Args[I];
    if (Arg == "--") {
      llvm::ArrayRef<StringRef> Behind = Args.drop_front(I + 1);
      if (find(Table, StringRef("--")))
        Out.Flags = std::vector<StringRef>(Behind.begin(), Behind.end());
      else
        Out.Paths.insert(Out.Paths.end(), Behind.begin(), Behind.end());
      break;
    }
    if (!Arg.starts_with("-") || Arg == "-") {
      Out.Paths.push_back(Arg);
      continue;
    }
    auto [Name, Value] = Arg.split('=');
    bool Joined = Name.size() < Arg.size();
    const OptionRow *Row = find(Table, Name);
    // -j4
    if (!Row && !Arg.starts_with("--") && (Row = find(Table, Arg.take_front(2)))) {
      Name = Arg.take_front(2);
      Value = Arg.drop_front(2);
      Joined = true;
    }
    if (!Row) {
      std::vector<std::string> Names;
      for (const OptionRow &R : Table)
        Names.push_back(R.Name.str());
      return error("no option '" + Name + "'; " + meant(Name, Names));
    }
    if (Row->Value.empty() && Joined)
      return error("option '" + Row->Name + "' takes no value");
    if (!Row->Value.empty() && !Joined) {
      if (I + 1 == Args.size())
        return error("option '" + Row->Name + "' needs a value: " + Row->Name +
                     " " + Row->Value);
      Value = Args[++I];
    }
    Out.Values[Row->Name].push_back(Value.str());
  }
  return Out;
}

std::optional<std::string> Arguments::value(StringRef Name) const {
  llvm::ArrayRef<std::string> All = values(Name);
  if (All.empty())
    return std::nullopt;
  return All.back();
}

llvm::ArrayRef<std::string> Arguments::values(StringRef Name) const {
  auto It = Values.find(Name);
  if (It == Values.end())
    return {};
  return It->second;
}

llvm::Expected<unsigned> Arguments::number(StringRef Name,
                                           unsigned Default) const {
  std::optional<std::string> Text = value(Name);
  unsigned Number = Default;
  if (Text && StringRef(*Text).getAsInteger(10, Number))
    return error("option '" + Name + "' needs a number, not '" + *Text + "'");
  return Number;
}

void Arguments::help(llvm::ArrayRef<OptionRow> Table, llvm::raw_ostream &Out) {
  for (const OptionRow &Row : Table) {
    std::string Left = Row.Name.str();
    if (!Row.Value.empty())
      Left += " " + Row.Value.str();
    Out << "  " << llvm::left_justify(Left, 24) << Row.Help << '\n';
  }
}
