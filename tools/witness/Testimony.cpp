// What the witness saw. See Testimony.h.
#include "Testimony.h"
#include "lib/witness/counts_layout.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace stableid;
namespace json = llvm::json;
using llvm::StringRef;

void SiteCounts::add(const SiteCounts &Other) {
  Identities += Other.Identities;
  Freed += Other.Freed;
  GivenOut += Other.GivenOut;
  Twice += Other.Twice;
  Dangling += Other.Dangling;
}

SiteCounts Testimony::sum() const {
  SiteCounts Sum;
  for (const auto &[Site, Counts] : Sites)
    Sum.add(Counts);
  return Sum;
}

static uint64_t numberOf(const json::Object &O, StringRef Key) {
  return static_cast<uint64_t>(O.getInteger(Key).value_or(0));
}

static std::vector<WitnessFrame> framesOf(const json::Object &O, StringRef Key) {
  std::vector<WitnessFrame> Out;
  if (const json::Array *Frames = O.getArray(Key))
    for (const json::Value &V : *Frames)
      if (const json::Object *F = V.getAsObject()) {
        WitnessFrame Frame;
        Frame.Module = F->getString("module").value_or("").str();
        Frame.Symbol = F->getString("symbol").value_or("").str();
        F->getString("offset").value_or("0").getAsInteger(0, Frame.Offset);
        Out.push_back(std::move(Frame));
      }
  return Out;
}

static WitnessObject objectOf(const json::Object &O, StringRef Name) {
  WitnessObject Out;
  Out.Site = {Name.str(), O.getString("file").value_or("").str(),
              static_cast<unsigned>(numberOf(O, "line"))};
  Out.Size = numberOf(O, "size");
  Out.Thread = numberOf(O, "thread");
  Out.Allocated = framesOf(O, "allocated");
  Out.Named = framesOf(O, "named");
  Out.Freed = framesOf(O, "freed");
  return Out;
}

llvm::Expected<WitnessEvent> stableid::readEvent(StringRef Line) {
  llvm::Expected<json::Value> Read = json::parse(Line);
  if (!Read)
    return Read.takeError();
  const json::Object *O = Read->getAsObject();
  const json::Object *First = O ? O->getObject("first") : nullptr;
  if (!First)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "an event without a first object");
  StringRef Name = O->getString("name").value_or("");
  WitnessEvent Event;
  Event.Kind = O->getString("event").value_or("").str();
  Event.Pid = numberOf(*O, "pid");
  Event.Address = O->getString("address").value_or("").str();
  Event.First = objectOf(*First, Name);
  if (const json::Object *Second = O->getObject("second"))
    Event.Second = objectOf(*Second, Name);
  return Event;
}

/// A text of fixed length that need not end.
template <size_t N> static std::string textOf(const char (&Text)[N]) {
  return std::string(Text, strnlen(Text, N));
}

static void addCounts(const counts &C, Testimony &Into) {
  ++Into.Processes;
  Into.Evicted += C.evicted;
  Into.NoRoom += C.no_room;
  Into.Busy += C.busy;
  Into.Lost += C.lost;
  Into.Heap |= C.heap != 0;
  static_assert(std::tuple_size<decltype(Into.Classes)>::value ==
                counts_classes);
  for (unsigned I = 0; I < counts_classes; ++I) {
    Into.Classes[I].Identities += C.classes[I].identities;
    Into.Classes[I].GivenOut += C.classes[I].given_out;
    Into.Classes[I].Twice += C.classes[I].twice;
  }
  for (uint64_t I = 0; I < std::min<uint64_t>(C.site_count, counts_sites); ++I) {
    const counts_site &S = C.sites[I];
    Into.Sites[{textOf(S.name), textOf(S.file), S.line}].add(
        {S.identities, S.freed, S.given_out, S.twice, S.dangling});
  }
}

void stableid::readCounts(StringRef Folder, Testimony &Into) {
  std::error_code Failed;
  for (llvm::sys::fs::directory_iterator I(Folder, Failed), End;
       I != End && !Failed; I.increment(Failed)) {
    if (llvm::sys::path::extension(I->path()) != ".counts")
      continue;
    // Copied: the process may still be writing to it.
    auto Buffer = llvm::MemoryBuffer::getFile(I->path(), /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false,
                                              /*IsVolatile=*/true);
    struct counts C;
    if (!Buffer || (*Buffer)->getBufferSize() != sizeof C)
      continue;
    memcpy(&C, (*Buffer)->getBufferStart(), sizeof C);
    if (C.magic == COUNTS_MAGIC)
      addCounts(C, Into);
  }
}

llvm::Expected<Testimony> stableid::readTestimony(StringRef Folder) {
  Testimony Out;
  readCounts(Folder, Out);
  llvm::SmallString<256> Path(Folder);
  llvm::sys::path::append(Path, "events.jsonl");
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return Out; // nothing was told
  StringRef Rest = (*Buffer)->getBuffer();
  while (!Rest.empty()) {
    auto [Line, After] = Rest.split('\n');
    Rest = After;
    llvm::Expected<WitnessEvent> Event = readEvent(Line);
    // A process that was killed may have left half a line.
    if (!Event) {
      llvm::consumeError(Event.takeError());
      ++Out.Lost;
      continue;
    }
    Out.Events.push_back(std::move(*Event));
  }
  return Out;
}
