// The findings that are known. See Baseline.h.
#include "Baseline.h"
#include "core/model/PlainFile.h"
#include "report/SourceText.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace stableid;
using llvm::StringRef;

Baseline::Entry Baseline::entryOf(const ReportFinding &F,
                                  FileStore &Files) const {
  StringRef File = F.At.File;
  if (NamesOnly)
    File = llvm::sys::path::filename(File);
  else if (StringRef Below = File; !Root.empty() &&
                                   Below.consume_front(StringRef(Root).rtrim('/')) &&
                                   Below.consume_front("/"))
    File = Below;
  // As it is read back: the file is UTF-8, whatever the source is.
  Entry E{F.Check, llvm::json::fixUTF8(F.Message), llvm::json::fixUTF8(File), ""};
  if (const llvm::MemoryBuffer *Text = Files.contents(Files.at(F.At.File)))
    for (char C : SourceText(Text->getBuffer()).line(F.At.Line))
      if (!llvm::isSpace(C))
        E.Line += C;
  E.Line = llvm::json::fixUTF8(E.Line);
  return E;
}

void Baseline::add(const ReportFinding &F, FileStore &Files) {
  Known[entryOf(F, Files)].emplace_back();
}

bool Baseline::isGone(StringRef File) const {
  llvm::SmallString<256> Path(File);
  if (!llvm::sys::path::is_absolute(Path) && !Root.empty()) {
    Path = Root;
    llvm::sys::path::append(Path, File);
  }
  return !llvm::sys::fs::exists(Path);
}

/// The entry of \p E, or one that differs only in its file, which has gone; the
/// end if there is none left to take.
std::map<Baseline::Entry, Baseline::Reasons>::iterator
Baseline::find(const Entry &E) {
  auto Exact = Known.find(E);
  if (Exact != Known.end() && !Exact->second.empty())
    return Exact;
  if (NamesOnly)
    return Known.end();
  Entry First = E;
  First.File.clear();
  for (auto I = Known.lower_bound(First); I != Known.end(); ++I) {
    const Entry &Other = I->first;
    if (std::tie(Other.Check, Other.Message, Other.Line) !=
        std::tie(E.Check, E.Message, E.Line))
      break;
    if (!I->second.empty() && isGone(Other.File))
      return I;
  }
  return Known.end();
}

bool Baseline::take(const ReportFinding &F, FileStore &Files) {
  auto It = find(entryOf(F, Files));
  if (It == Known.end())
    return false;
  It->second.pop_back();
  return true;
}

void Baseline::keepReasons(Baseline &Before) {
  for (auto &[E, Own] : Known) {
    Entry Wanted = E;
    if (Before.NamesOnly)
      Wanted.File = llvm::sys::path::filename(E.File).str();
    for (std::string &Reason : Own) {
      auto It = Before.find(Wanted);
      if (It == Before.Known.end())
        break;
      Reason = It->second.front();
      It->second.erase(It->second.begin());
    }
  }
}

unsigned Baseline::left() const {
  unsigned Left = 0;
  for (const auto &Item : Known)
    Left += Item.second.size();
  return Left;
}

void Baseline::write(llvm::raw_ostream &Out) const {
  std::vector<std::pair<const Entry *, const std::string *>> Rows;
  for (const auto &[E, Own] : Known)
    for (const std::string &Reason : Own)
      Rows.push_back({&E, &Reason});
  auto Key = [](const auto &Row) {
    const Entry &E = *Row.first;
    return std::tie(E.File, E.Check, E.Message, E.Line, *Row.second);
  };
  llvm::sort(Rows,
             [&](const auto &A, const auto &B) { return Key(A) < Key(B); });
  llvm::json::OStream J(Out, 1);
  J.object([&] {
    J.attribute("stableid-baseline", NamesOnly ? 1 : 2);
    J.attributeArray("findings", [&] {
      for (const auto &[E, Reason] : Rows)
        J.object([&, E = E, Reason = Reason] {
          J.attribute("file", E->File);
          J.attribute("check", E->Check);
          J.attribute("message", E->Message);
          J.attribute("line", E->Line);
          if (!Reason->empty())
            J.attribute("reason", *Reason);
        });
    });
  });
  Out << '\n';
}

llvm::Expected<Baseline> Baseline::read(StringRef Path, StringRef Root) {
  auto Wrong = [&](const llvm::Twine &Why) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "'" + Path + "' is no baseline: " + Why +
                                       "; 'stableid baseline' writes one");
  };
  auto Buffer = readPlainFile(Path, /*Limit=*/512u << 20);
  if (!Buffer)
    return Wrong(StringRef(llvm::toString(Buffer.takeError()))
                     .drop_front(Path.size() + StringRef(": ").size()));
  if (std::string Why = wrongAsJson((*Buffer)->getBuffer()); !Why.empty())
    return Wrong(Why);
  llvm::Expected<llvm::json::Value> Value =
      llvm::json::parse((*Buffer)->getBuffer());
  if (!Value)
    return Wrong(llvm::toString(Value.takeError()));
  const llvm::json::Object *Top = Value->getAsObject();
  std::optional<int64_t> Version =
      Top ? Top->getInteger("stableid-baseline") : std::nullopt;
  if (Version != 1 && Version != 2)
    return Wrong("it has no \"stableid-baseline\": 2");
  const llvm::json::Array *Findings = Top->getArray("findings");
  if (!Findings)
    return Wrong("it has no list \"findings\"");
  Baseline B(Root);
  B.NamesOnly = Version == 1;
  unsigned Number = 0;
  for (const llvm::json::Value &Item : *Findings) {
    ++Number;
    const llvm::json::Object *O = Item.getAsObject();
    auto Text = [&](StringRef Key) -> std::optional<std::string> {
      std::optional<StringRef> Found = O ? O->getString(Key) : std::nullopt;
      return Found ? std::optional<std::string>(Found->str()) : std::nullopt;
    };
    auto File = Text("file"), Check = Text("check"), Message = Text("message"),
         Line = Text("line");
    if (!File || !Check || !Message || !Line)
      return Wrong("finding " + llvm::Twine(Number) +
                   " lacks file, check, message or line");
    B.Known[{*Check, *Message, *File, *Line}].push_back(
        Text("reason").value_or(""));
  }
  return B;
}
