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

Baseline::Entry Baseline::entryOf(StringRef Check, const ReportPlace &P,
                                  FileStore &Files) const {
  StringRef File = P.At.File;
  if (NamesOnly)
    File = llvm::sys::path::filename(File);
  else if (StringRef Below = File; !Root.empty() &&
                                   Below.consume_front(StringRef(Root).rtrim('/')) &&
                                   Below.consume_front("/"))
    File = Below;
  // As it is read back: the file is UTF-8, whatever the source is.
  Entry E{Check.str(), llvm::json::fixUTF8(P.Message), llvm::json::fixUTF8(File),
          ""};
  if (const llvm::MemoryBuffer *Text = Files.contents(Files.at(P.At.File)))
    for (char C : linesOf(P.At.File, Text->getBuffer()).line(P.At.Line))
      if (!llvm::isSpace(C))
        E.Line += C;
  E.Line = llvm::json::fixUTF8(E.Line);
  return E;
}

const SourceText &Baseline::linesOf(const std::string &File,
                                    StringRef Text) const {
  std::shared_ptr<const SourceText> &Known = Lines[{File, Text.data()}];
  if (!Known)
    Known = std::make_shared<const SourceText>(Text);
  return *Known;
}

/// All places of \p F; its own is the first.
static std::vector<ReportPlace> placesOf(const ReportFinding &F) {
  std::vector<ReportPlace> Out = {{F.At, F.Message}};
  llvm::append_range(Out, F.Places);
  return Out;
}

void Baseline::add(Row R) {
  R.Left = R.Places.size();
  for (const Entry &E : R.Places)
    Known[E].push_back(Rows.size());
  Rows.push_back(std::move(R));
}

void Baseline::add(const ReportFinding &F, FileStore &Files) {
  Row R;
  for (const ReportPlace &P : placesOf(F))
    R.Places.push_back(entryOf(F.Check, P, Files));
  add(std::move(R));
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
std::map<Baseline::Entry, Baseline::RowsOf>::iterator
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

bool Baseline::take(StringRef Check, const ReportPlace &P, FileStore &Files) {
  auto It = find(entryOf(Check, P, Files));
  if (It == Known.end())
    return false;
  --Rows[It->second.back()].Left;
  It->second.pop_back();
  return true;
}

/// \p F with \p Places alone, of which there is one or more.
static ReportFinding withPlaces(ReportFinding F,
                                std::vector<ReportPlace> Places) {
  bool Moved = F.At.File != Places[0].At.File ||
               F.At.Offset != Places[0].At.Offset;
  F.At = Places[0].At;
  F.Message = Places[0].Message;
  F.Places.assign(Places.begin() + 1, Places.end());
  // The way is that of the place that went; the advice holds for all.
  if (Moved && !F.Notes.empty()) {
    F.Notes.erase(F.Notes.begin(), F.Notes.end() - 1);
    F.Notes.back().At = F.At;
  }
  return F;
}

void Baseline::mark(std::vector<ReportFinding> &Findings, FileStore &Files) {
  std::vector<ReportFinding> Out;
  for (ReportFinding &F : Findings) {
    std::vector<ReportPlace> Old, New;
    for (ReportPlace &P : placesOf(F))
      (take(F.Check, P, Files) ? Old : New).push_back(std::move(P));
    if (Old.empty() || New.empty()) {
      F.Baseline = New.empty();
      Out.push_back(std::move(F));
      continue;
    }
    Out.push_back(withPlaces(F, std::move(New)));
    // The edits mend all places, and belong to what is new.
    F.Fix.clear();
    for (ReportNote &N : F.Notes)
      N.Fix.clear();
    Out.push_back(withPlaces(std::move(F), std::move(Old)));
    Out.back().Baseline = true;
  }
  llvm::stable_sort(Out, [](const ReportFinding &A, const ReportFinding &B) {
    return std::tie(A.At.File, A.At.Offset) < std::tie(B.At.File, B.At.Offset);
  });
  Findings = std::move(Out);
}

void Baseline::keepReasons(Baseline &Before) {
  for (Row &Own : Rows)
    for (Entry E : Own.Places) {
      if (Before.NamesOnly)
        E.File = llvm::sys::path::filename(E.File).str();
      auto It = Before.find(E);
      if (It == Before.Known.end())
        continue;
      const std::string &Reason = Before.Rows[It->second.front()].Reason;
      if (!StringRef(Own.Reason).contains(Reason))
        Own.Reason += (Own.Reason.empty() ? "" : "; ") + Reason;
      It->second.erase(It->second.begin());
    }
}

unsigned Baseline::left() const {
  return llvm::count_if(Rows, [](const Row &R) { return R.Left != 0; });
}

void Baseline::write(llvm::raw_ostream &Out) const {
  std::vector<const Row *> Sorted;
  for (const Row &R : Rows)
    Sorted.push_back(&R);
  auto Key = [](const Row *R) {
    const Entry &E = R->Places[0];
    return std::tie(E.File, E.Check, E.Message, E.Line, R->Reason, R->Places);
  };
  llvm::sort(Sorted, [&](const Row *A, const Row *B) { return Key(A) < Key(B); });
  llvm::json::OStream J(Out, 1);
  auto Place = [&](const Entry &E) {
    J.attribute("file", E.File);
    J.attribute("message", E.Message);
    J.attribute("line", E.Line);
  };
  J.object([&] {
    J.attribute("stableid-baseline", NamesOnly ? 1 : 2);
    J.attributeArray("findings", [&] {
      for (const Row *R : Sorted)
        J.object([&] {
          J.attribute("check", R->Places[0].Check);
          Place(R->Places[0]);
          if (R->Places.size() > 1)
            J.attributeArray("places", [&] {
              for (const Entry &E : llvm::ArrayRef(R->Places).drop_front())
                J.object([&] { Place(E); });
            });
          if (!R->Reason.empty())
            J.attribute("reason", R->Reason);
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
    auto TextOf = [](const llvm::json::Object *O, StringRef Key) {
      std::optional<StringRef> Found = O ? O->getString(Key) : std::nullopt;
      return Found ? std::optional<std::string>(Found->str()) : std::nullopt;
    };
    auto Check = TextOf(O, "check");
    Row R;
    auto AddPlace = [&](const llvm::json::Object *Of) {
      auto File = TextOf(Of, "file"), Message = TextOf(Of, "message"),
           Line = TextOf(Of, "line");
      if (File && Check && Message && Line)
        R.Places.push_back({*Check, *Message, *File, *Line});
      return File && Check && Message && Line;
    };
    bool Right = AddPlace(O);
    if (const llvm::json::Array *Others = O ? O->getArray("places") : nullptr)
      for (const llvm::json::Value &V : *Others)
        Right &= AddPlace(V.getAsObject());
    if (!Right)
      return Wrong("finding " + llvm::Twine(Number) +
                   " lacks file, check, message or line");
    R.Reason = TextOf(O, "reason").value_or("");
    B.add(std::move(R));
  }
  return B;
}
