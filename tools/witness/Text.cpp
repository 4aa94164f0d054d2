// What the witness saw, for people. See Output.h.
#include "Output.h"
#include "Symbols.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"

using namespace stableid;
using llvm::raw_ostream;
using llvm::StringRef;

/// Of a stack at most so many lines are shown.
static constexpr unsigned MaxFrames = 5;

static std::string placeOf(const WitnessFrame &F) {
  if (!F.File.empty() && F.Line)
    return F.File + ":" + std::to_string(F.Line);
  if (F.Module.empty() && !F.Offset)
    return "";
  std::string Hex;
  llvm::raw_string_ostream(Hex) << F.Module << "+0x";
  llvm::raw_string_ostream(Hex).write_hex(F.Offset);
  return Hex;
}

static void writeStack(StringRef Word, llvm::ArrayRef<WitnessFrame> Stack,
                       StringRef Missing, raw_ostream &Out) {
  if (Stack.empty()) {
    if (!Missing.empty())
      Out << "    " << Word << ": " << Missing << '\n';
    return;
  }
  while (Stack.size() > 1 && isPlumbing(Stack.front()))
    Stack = Stack.drop_front();
  unsigned Shown = 0;
  for (const WitnessFrame &F : Stack) {
    if (Shown && isPlumbing(F))
      continue;
    std::string Place = placeOf(F);
    Out << "    " << (Shown ? "from" : Word) << ' '
        << (F.Function.empty() ? "?" : F.Function)
        << (Place.empty() ? "" : " at ") << Place << '\n';
    if (++Shown == MaxFrames)
      break;
  }
}

static std::string placeOf(const WitnessSite &S) {
  if (S.File.empty())
    return "any place";
  return S.File + ":" + std::to_string(S.Line);
}

static void writeObject(StringRef Which, const WitnessObject &O, bool Ended,
                        raw_ostream &Out) {
  Out << "  the " << Which << " object";
  if (O.Size)
    Out << ", " << O.Size << " bytes";
  if (O.Thread)
    Out << ", thread " << O.Thread;
  Out << '\n';
  writeStack("allocated", O.Allocated, "no stack was taken", Out);
  writeStack("named", O.Named, "", Out);
  if (Ended)
    writeStack("freed", O.Freed, "no stack was taken", Out);
}

static void writeTwice(const WitnessEvent &E, raw_ostream &Out) {
  Out << placeOf(E.Second->Site) << ": " << E.Address
      << " became the identity '" << E.First.Site.Name
      << "' a second time, of another object\n";
  writeObject("first", E.First, /*Ended=*/true, Out);
  writeObject("second", *E.Second, /*Ended=*/false, Out);
}

static void writeDangling(const WitnessEvent &E, raw_ostream &Out) {
  Out << placeOf(E.Second->Site) << ": " << E.Address
      << " became the identity '" << E.First.Site.Name
      << "' when its object was freed already\n";
  writeObject("first", E.First, /*Ended=*/true, Out);
  writeStack("named again", E.Second->Named, "", Out);
}

static StringRef plural(uint64_t Number, StringRef One, StringRef Many) {
  return Number == 1 ? One : Many;
}

static void writeSums(const Testimony &T, const WantedSites &Wanted,
                      raw_ostream &Out) {
  SiteCounts Others;
  unsigned OtherSites = 0;
  for (const auto &[Site, C] : T.Sites) {
    if (!Wanted.has(Site)) {
      Others.add(C);
      ++OtherSites;
      continue;
    }
    if (!C.Identities && !C.Dangling)
      continue;
    Out << placeOf(Site) << ": '" << Site.Name << "': " << C.Identities << ' '
        << plural(C.Identities, "identity", "identities") << ", "
        << C.Freed << " of freed objects, " << C.GivenOut
        << " at addresses that were handed out again, " << C.Twice
        << " that were another's before\n";
  }
  if (OtherSites)
    Out << OtherSites << ' ' << plural(OtherSites, "site", "sites")
        << " that nobody asked for: " << Others.Twice
        << " identities that were another's before\n";
}

/// Of the events, that is: what is counted is counted where it happens.
static constexpr unsigned MostLost = 5; // of 100

static void writeLost(const Testimony &T, raw_ostream &Out) {
  if (!T.Lost)
    return;
  uint64_t All = T.Events.size() + T.Lost;
  Out << T.Lost << " of " << All << " events were lost ("
      << llvm::format("%.1f", 100.0 * static_cast<double>(T.Lost) /
                                  static_cast<double>(All))
      << " %)";
  if (T.Lost * 100 > All * MostLost)
    Out << ", more than " << MostLost
        << " %: what is told of objects is a part, the counts are whole";
  Out << '\n';
}

/// Why less is seen than there may be.
static void writeLimits(const Testimony &T, raw_ostream &Out) {
  if (!T.Heap && T.sum().Identities)
    Out << "no allocation passed through the witness: the program has an "
           "allocator of its own, so that nothing is seen of freed objects\n";
  if (T.Evicted)
    Out << T.Evicted << " of the oldest identities went for want of room; "
                        "--table gives more\n";
  if (T.NoRoom)
    Out << T.NoRoom << " identities found no room, and were not watched\n";
  if (T.Busy)
    Out << T.Busy << " identities were named by signal handlers while the "
                     "witness was at work, and not noted\n";
  writeLost(T, Out);
}

void stableid::writeText(const Testimony &T, const WantedSites &Wanted,
                         raw_ostream &Out) {
  for (const WitnessEvent &E : T.Events) {
    if (!E.Second || !Wanted.has(E.Second->Site))
      continue;
    if (E.Kind == "twice")
      writeTwice(E, Out);
    if (E.Kind == "dangling")
      writeDangling(E, Out);
  }
  writeSums(T, Wanted, Out);
  for (const std::string &Place : Wanted.unseen(T))
    Out << "nothing was named at " << Place << '\n';
  if (!T.sum().Identities && !T.sum().Dangling)
    Out << "no identity was named: put stableid::witness::identity(p, \"name\") "
           "where an address becomes one, or give --size\n";
  writeLimits(T, Out);
}

void stableid::writeAlert(const WitnessEvent &E, raw_ostream &Out) {
  const WitnessSite &Site =
      E.Kind == "twice" && E.Second ? E.Second->Site : E.First.Site;
  Out << "stableid: alert: " << E.Address << ", the identity '"
      << E.First.Site.Name << "' of " << placeOf(Site) << ", ";
  if (E.Kind == "freed")
    Out << "was freed";
  else if (E.Kind == "given-out")
    Out << "was handed out again";
  else if (E.Kind == "twice")
    Out << "is the identity of another object now";
  else
    Out << "was named after it was freed";
  Out << " (process " << E.Pid << ")\n";
}
