// Writes the facts of COUNT units below FOLDER, a thousand in a folder, and the list of
// them: a project that nobody has to compile. Each tells 20 facts, half of names that
// many units know, and asks about 10. Usage: stableid-facts-generator COUNT FOLDER
#include "core/project/ProjectFile.h"
#include "llvm/Support/FileSystem.h"
#include <cstdlib>
#include <random>

using namespace stableid;

static ProjectName named(const std::string &Text) { return digestOf(Text); }

int main(int Argc, char **Argv) {
  if (Argc != 3)
    return 2;
  unsigned Count = std::atoi(Argv[1]);
  std::string Folder = Argv[2];
  std::mt19937_64 Random(1);
  std::error_code Error;
  llvm::sys::fs::create_directories(Folder);
  llvm::raw_fd_ostream List(Folder + "/units", Error);
  for (unsigned N = 0; N < Count; ++N) {
    std::string In = Folder + "/" + std::to_string(N / 1000);
    if (N % 1000 == 0)
      llvm::sys::fs::create_directories(In);
    ProjectFile File;
    File.Tool = toolDigest();
    File.Units.push_back(named("unit " + std::to_string(N)));
    for (unsigned I = 0; I < 20; ++I) {
      std::string Of = I % 2 ? "own " + std::to_string(N * 20ull + I)
                             : "shared " + std::to_string(Random() % (Count / 2 + 1));
      File.Facts.Exports.push_back(
          {ProjectFactKind(Random() % 8), uint32_t(Random() % 4), named(Of)});
    }
    for (unsigned I = 0; I < 10; ++I)
      File.Facts.Wants.push_back(
          named("shared " + std::to_string(Random() % (Count / 2 + 1))));
    sortFacts(File.Facts.Exports);
    std::sort(File.Facts.Wants.begin(), File.Facts.Wants.end());
    std::string Path = In + "/" + std::to_string(N % 1000) + ".facts";
    llvm::raw_fd_ostream Out(Path, Error);
    Out << bytesOf(File);
    List << Path << '\n';
  }
  return Error || List.has_error() ? 1 : 0;
}
