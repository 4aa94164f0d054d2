// What the witness saw, as lines of JSON: an object for each event, and a last one
// with the counts. See Output.h.
#include "Output.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

using namespace stableid;
namespace json = llvm::json;
using llvm::StringRef;

static json::Value text(StringRef Text) { return json::fixUTF8(Text); }

static json::Array frames(llvm::ArrayRef<WitnessFrame> Stack) {
  json::Array Out;
  for (const WitnessFrame &F : Stack) {
    json::Object O{{"offset", "0x" + llvm::utohexstr(F.Offset, true)}};
    if (!F.Module.empty())
      O["module"] = text(F.Module);
    if (!F.Function.empty())
      O["function"] = text(F.Function);
    if (!F.File.empty()) {
      O["file"] = text(F.File);
      O["line"] = F.Line;
    }
    Out.push_back(std::move(O));
  }
  return Out;
}

static json::Object object(const WitnessObject &Of) {
  json::Object Out;
  if (Of.Size)
    Out["size"] = Of.Size;
  if (Of.Thread)
    Out["thread"] = Of.Thread;
  if (!Of.Site.File.empty()) {
    Out["file"] = text(Of.Site.File);
    Out["line"] = Of.Site.Line;
  }
  for (auto [Key, Stack] : {std::pair("allocated", &Of.Allocated),
                            std::pair("named", &Of.Named),
                            std::pair("freed", &Of.Freed)})
    if (!Stack->empty())
      Out[Key] = frames(*Stack);
  return Out;
}

static json::Object countsOf(const SiteCounts &C) {
  return json::Object{{"identities", C.Identities}, {"freed", C.Freed},
                      {"givenOut", C.GivenOut},     {"twice", C.Twice},
                      {"dangling", C.Dangling}};
}

void stableid::writeJsonLines(const Testimony &T, const WantedSites &Wanted,
                              llvm::raw_ostream &Out) {
  for (const WitnessEvent &E : T.Events) {
    if (!Wanted.has(E.Kind == "twice" ? E.Second->Site : E.First.Site))
      continue;
    json::Object O{{"event", text(E.Kind)},
                   {"pid", E.Pid},
                   {"name", text(E.First.Site.Name)},
                   {"address", text(E.Address)},
                   {"first", object(E.First)}};
    if (E.Second)
      O["second"] = object(*E.Second);
    Out << json::Value(std::move(O)) << '\n';
  }
  json::Array Sites, Unseen;
  for (const auto &[Site, C] : T.Sites) {
    if (!Wanted.has(Site))
      continue;
    json::Object O = countsOf(C);
    O["name"] = text(Site.Name);
    O["file"] = text(Site.File);
    O["line"] = Site.Line;
    Sites.push_back(std::move(O));
  }
  for (const std::string &Place : Wanted.unseen(T))
    Unseen.push_back(text(Place));
  Out << json::Value(json::Object{{"event", "end"},
                                  {"processes", T.Processes},
                                  {"heap", T.Heap},
                                  {"evicted", T.Evicted},
                                  {"noRoom", T.NoRoom},
                                  {"busy", T.Busy},
                                  {"lost", T.Lost},
                                  {"sites", std::move(Sites)},
                                  {"nothingNamedAt", std::move(Unseen)}})
      << '\n';
}
