// What bpftrace prints, as data. See TraceReader.h and TraceProgram.cpp.
#include "TraceReader.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Demangle/Demangle.h"

using namespace stableid;
using llvm::StringRef;

WitnessSite TraceReader::siteOf(int64_t Id) const {
  auto Found = Sites.find(Id);
  if (Found != Sites.end())
    return Found->second;
  return {"block of " + std::to_string(Id), "", 0};
}

/// "ID NAME FILE LINE", the name and the file as addresses in the process.
void TraceReader::addSite(StringRef Words) {
  llvm::SmallVector<StringRef, 4> Parts;
  Words.split(Parts, ' ');
  int64_t Id = 0;
  uint64_t Name = 0, File = 0;
  WitnessSite Site;
  if (Parts.size() != 4 || Parts[0].getAsInteger(10, Id) ||
      Parts[1].getAsInteger(10, Name) || Parts[2].getAsInteger(10, File) ||
      Parts[3].getAsInteger(10, Site.Line))
    return;
  Site.Name = Image.textAt(Name);
  Site.File = Image.textAt(File);
  Sites[Id] = Site;
}

/// "KIND ADDRESS SITE THREAD"
void TraceReader::beginEvent(StringRef Words) {
  Event = WitnessEvent();
  Stack = nullptr;
  llvm::SmallVector<StringRef, 4> Parts;
  Words.split(Parts, ' ');
  int64_t Id = 0;
  uint64_t Thread = 0;
  if (Parts.size() != 4 || Parts[2].getAsInteger(10, Id) ||
      Parts[3].getAsInteger(10, Thread))
    return;
  Event.Kind = Parts[0].str();
  Event.Pid = Image.pid();
  Event.Address = Parts[1].str();
  Event.First.Site = siteOf(Id);
  uint64_t Size = Sites.count(Id) ? 0 : static_cast<uint64_t>(Id);
  Event.First.Size = Size;
  if (Event.Kind == "freed")
    return;
  Event.Second.emplace();
  Event.Second->Site = Event.First.Site;
  if (Event.Kind == "twice")
    Event.Second->Size = Size;
  Event.Second->Thread = Thread;
}

/// "@twice[48]: 12"
void TraceReader::addCount(StringRef Line) {
  auto [Name, Value] = Line.split(": ");
  uint64_t Count = 0;
  if (Value.getAsInteger(10, Count))
    return;
  if (Name == "noroom") {
    Seen.NoRoom = Count;
    return;
  }
  auto [Map, Key] = Name.split('[');
  if (Map == "told") { // by site and kind
    Sent += Count;
    return;
  }
  int64_t Id = 0;
  if (Key.drop_back().getAsInteger(10, Id))
    return;
  SiteCounts &Counts = Seen.Sites[siteOf(Id)];
  if (Map == "identities")
    Counts.Identities = Count;
  else if (Map == "freed")
    Counts.Freed = Count;
  else if (Map == "given")
    Counts.GivenOut = Count;
  else if (Map == "twice")
    Counts.Twice = Count;
  else if (Map == "dangling")
    Counts.Dangling = Count;
}

/// "55cf main+135 (/usr/bin/server)", "55cf 0x55cf ([unknown])", or "55cf".
void TraceReader::addFrame(StringRef Line) {
  auto [Hex, Rest] = Line.trim().split(' ');
  uint64_t Address = 0;
  if (Hex.getAsInteger(16, Address) || !Address)
    return;
  WitnessFrame Frame = Image.frameAt(Address);
  StringRef Symbol = Rest.split(" (").first;
  Symbol = Symbol.substr(0, Symbol.rfind('+'));
  if (!Symbol.empty() && !Symbol.starts_with("0x") && !Symbol.starts_with("["))
    Frame.Function = llvm::demangle(Symbol);
  Stack->push_back(std::move(Frame));
}

void TraceReader::read(StringRef Lines,
                       llvm::function_ref<void(const WitnessEvent &)> Told) {
  while (!Lines.empty()) {
    auto [Line, After] = Lines.split('\n');
    Lines = After;
    if (Line == "started") {
      Started = true;
      ++Seen.Processes;
    } else if (Line.consume_front("site ")) {
      addSite(Line);
    } else if (Line.consume_front("event ")) {
      beginEvent(Line);
    } else if (Line.consume_front("@")) {
      addCount(Line);
    } else if (Event.Kind.empty()) {
      continue;
    } else if (Line == "end") {
      Told(Event);
      Seen.Events.push_back(std::move(Event));
      Event = WitnessEvent();
      Stack = nullptr;
    } else if (Line.consume_front("allocated")) {
      Stack = &Event.First.Allocated;
    } else if (Line.consume_front("named")) {
      Stack = &Event.First.Named;
    } else if (Line.consume_front("freed ")) {
      // The caller of free, which the walk leaves out.
      Stack = &Event.First.Freed;
      addFrame(Line);
    } else if (Line.consume_front("again") && Event.Second) {
      Stack = &Event.Second->Allocated;
    } else if (Line.consume_front("now") && Event.Second) {
      Stack = &Event.Second->Named;
    } else if (Stack) {
      addFrame(Line);
    }
  }
}
