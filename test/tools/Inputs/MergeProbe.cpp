// Merges generated facts in random orders and groupings: all give the same bytes, also
// those that do not fit into the memory that they may take. Usage: PROBE ROUNDS FILE
#include "project/Merge.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cstdlib>
#include <random>

using namespace stableid;

static std::string unit(std::mt19937_64 &Random, unsigned Number) {
  ProjectFile File;
  File.Units.push_back({Number, Number});
  // Few names, so that units say the same, and different things of one.
  for (unsigned I = Random() % 20; I; --I)
    File.Facts.Exports.push_back({ProjectFactKind(Random() % 8),
                                  uint32_t(Random() % 3),
                                  {Random() % 5, Random() % 5}});
  sortFacts(File.Facts.Exports);
  return bytesOf(File);
}

static void need(llvm::Error Wrong) {
  if (!Wrong)
    return;
  llvm::errs() << llvm::toString(std::move(Wrong)) << '\n';
  std::exit(1);
}

/// Some parts become one, until there is one.
static std::string merged(std::vector<std::string> Parts, std::mt19937_64 &Random,
                          llvm::StringRef Name) {
  while (true) {
    std::shuffle(Parts.begin(), Parts.end(), Random);
    size_t Count = Parts.size() < 3 ? Parts.size() : 2 + Random() % (Parts.size() - 1);
    Merge One(Name.str(), Random() % 2 ? 40 : 1000);
    for (size_t I = 0; I < Count; ++I)
      need(One.add(Parts[I], Name));
    // Once more: nothing changes.
    if (Random() % 4 == 0)
      need(One.add(Parts[0], Name));
    std::string Bytes;
    if (Random() % 8 == 0) {
      need(One.write(/*Complete=*/true));
      auto Read = llvm::MemoryBuffer::getFile(Name, false, false);
      Bytes = (*Read)->getBuffer().str();
    } else {
      Bytes = One.bytes(/*Complete=*/true);
    }
    Parts.erase(Parts.begin(), Parts.begin() + Count);
    if (Parts.empty())
      return Bytes;
    Parts.push_back(Bytes);
  }
}

int main(int Argc, char **Argv) {
  unsigned Rounds = std::atoi(Argv[1]);
  std::mt19937_64 Random(7);
  std::vector<std::string> Units;
  for (unsigned N = 0; N < 30; ++N)
    Units.push_back(unit(Random, N));
  std::string First = merged(Units, Random, Argv[2]);
  for (unsigned Round = 0; Round < Rounds; ++Round)
    if (merged(Units, Random, Argv[2]) != First) {
      llvm::errs() << "round " << Round << " gives other bytes\n";
      return 1;
    }
  llvm::outs() << Rounds << " merges, " << First.size() << " bytes each\n";
}
