// The findings that are known. See Baseline.h.
#include "Baseline.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "report/SourceText.h"

using namespace stableid;
using llvm::StringRef;

Baseline::Entry Baseline::entryOf(const ReportFinding &F, FileStore &Files) {
  // As it is read back: the file is UTF-8, whatever the source is.
  Entry E{F.Check, llvm::json::fixUTF8(F.Message),
          llvm::json::fixUTF8(llvm::sys::path::filename(F.At.File)), ""};
  if (const llvm::MemoryBuffer *Text = Files.contents(Files.at(F.At.File)))
    for (char C : SourceText(Text->getBuffer()).line(F.At.Line))
      if (!llvm::isSpace(C))
        E.Line += C;
  E.Line = llvm::json::fixUTF8(E.Line);
  return E;
}

void Baseline::add(const ReportFinding &F, FileStore &Files) {
  ++Known[entryOf(F, Files)];
  ++Count;
}

bool Baseline::take(const ReportFinding &F, FileStore &Files) {
  auto It = Known.find(entryOf(F, Files));
  if (It == Known.end() || !It->second)
    return false;
  --It->second;
  return true;
}

unsigned Baseline::left() const {
  unsigned Left = 0;
  for (const auto &Item : Known)
    Left += Item.second;
  return Left;
}

void Baseline::write(llvm::raw_ostream &Out) const {
  llvm::json::OStream J(Out, 1);
  J.object([&] {
    J.attribute("stableid-baseline", 1);
    J.attributeArray("findings", [&] {
      for (const auto &Item : Known)
        for (unsigned I = 0; I < Item.second; ++I)
          J.object([&] {
            const Entry &E = Item.first;
            J.attribute("file", E.File);
            J.attribute("check", E.Check);
            J.attribute("message", E.Message);
            J.attribute("line", E.Line);
          });
    });
  });
  Out << '\n';
}

llvm::Expected<Baseline> Baseline::read(StringRef Path) {
  auto Wrong = [&](const llvm::Twine &Why) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "'" + Path + "' is no baseline: " + Why +
                                       "; 'stableid baseline' writes one");
  };
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return Wrong(Buffer.getError().message());
  llvm::Expected<llvm::json::Value> Value =
      llvm::json::parse((*Buffer)->getBuffer());
  if (!Value)
    return Wrong(llvm::toString(Value.takeError()));
  const llvm::json::Object *Top = Value->getAsObject();
  if (!Top || Top->getInteger("stableid-baseline") != 1)
    return Wrong("it has no \"stableid-baseline\": 1");
  const llvm::json::Array *Findings = Top->getArray("findings");
  if (!Findings)
    return Wrong("it has no list \"findings\"");
  Baseline B;
  for (const llvm::json::Value &Item : *Findings) {
    const llvm::json::Object *O = Item.getAsObject();
    auto Text = [&](StringRef Key) -> std::optional<std::string> {
      std::optional<StringRef> Found = O ? O->getString(Key) : std::nullopt;
      return Found ? std::optional<std::string>(Found->str()) : std::nullopt;
    };
    auto File = Text("file"), Check = Text("check"), Message = Text("message"),
         Line = Text("line");
    if (!File || !Check || !Message || !Line)
      return Wrong("finding " + llvm::Twine(B.Count + 1) +
                   " lacks file, check, message or line");
    ++B.Known[{*Check, *Message, *File, *Line}];
    ++B.Count;
  }
  return B;
}
