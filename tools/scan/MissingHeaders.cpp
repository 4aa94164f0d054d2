// The headers that units name and do not find. See MissingHeaders.h.
#include "MissingHeaders.h"
#include "Project.h"
#include "core/model/PlainFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace stableid;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

/// Larger files are made by programs, which need no header of the build.
static constexpr uint64_t MaxSource = 4u << 20;

namespace {

struct Include {
  std::string Name;
  bool Quoted;
};

/// Where the headers of a unit are looked for.
struct Folders {
  std::vector<std::string> Quoted, Own, System;
  bool operator<(const Folders &O) const {
    return std::tie(Quoted, Own, System) < std::tie(O.Quoted, O.Own, O.System);
  }
};

/// The includes of \p Text that no '#if' stands around, except a guard of the whole
/// file.
std::vector<Include> includesOf(StringRef Text) {
  std::vector<Include> Out;
  unsigned Depth = 0;
  bool First = true, InComment = false;
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    Line = Line.ltrim();
    if (InComment || Line.starts_with("/*")) {
      InComment = !Line.contains("*/");
      continue;
    }
    if (!Line.consume_front("#"))
      continue;
    Line = Line.ltrim();
    bool Guard = std::exchange(First, false) &&
                 (Line.starts_with("ifndef") || Line.starts_with("if !defined"));
    if (Line.starts_with("if"))
      Depth += !Guard;
    else if (Line.starts_with("endif"))
      Depth -= Depth > 0;
    if (Depth || !Line.consume_front("include"))
      continue;
    Line = Line.ltrim();
    char End = Line.starts_with("\"") ? '"' : Line.starts_with("<") ? '>' : 0;
    size_t Size = End ? Line.find(End, 1) : StringRef::npos;
    if (Size != StringRef::npos)
      Out.push_back({Line.slice(1, Size).str(), End == '"'});
  }
  return Out;
}

class Search {
public:
  /// What \p File lacks, itself and by what it includes.
  const std::set<std::string> &lackedBy(const std::string &File,
                                        const Folders &In) {
    auto [It, New] = Known[In].try_emplace(File);
    // A file that includes itself is being read, and says what it lacks then.
    if (!New)
      return It->second;
    std::set<std::string> Lacked;
    for (const Include &I : contents(File))
      if (std::optional<std::string> Found = find(I, File, In)) {
        if (Found->empty())
          Lacked.insert(I.Name);
        else if (const auto &Own = lackedBy(*Found, In); !Own.empty())
          Lacked.insert(Own.begin(), Own.end());
      }
    return Known[In][File] = std::move(Lacked);
  }

private:
  const std::vector<Include> &contents(const std::string &File) {
    auto [It, New] = Read.try_emplace(File);
    if (New) {
      auto Buffer = readPlainFile(File, MaxSource);
      if (Buffer)
        It->second = includesOf((*Buffer)->getBuffer());
      else
        llvm::consumeError(Buffer.takeError());
    }
    return It->second;
  }

  bool exists(const std::string &Path) {
    auto [It, New] = Exists.try_emplace(Path);
    if (New)
      It->second = fs::exists(Path);
    return It->second;
  }

  /// The project's file that \p I finds; empty if it would be one of the project's
  /// and there is none; nothing where it is another's.
  std::optional<std::string> find(const Include &I, const std::string &From,
                                  const Folders &In) {
    auto At = [&](StringRef Folder, StringRef Name) {
      llvm::SmallString<256> Path(Folder);
      path::append(Path, Name);
      path::remove_dots(Path, /*remove_dot_dot=*/true);
      return Path.str().str();
    };
    if (path::is_absolute(I.Name))
      return std::nullopt;
    std::vector<std::string> Where = In.Own;
    if (I.Quoted) {
      Where.insert(Where.begin(), In.Quoted.begin(), In.Quoted.end());
      Where.insert(Where.begin(), path::parent_path(From).str());
    }
    for (const std::string &Folder : Where)
      if (std::string Path = At(Folder, I.Name); exists(Path))
        return Path;
    for (StringRef Folder : {"/usr/include", "/usr/local/include"})
      if (exists(At(Folder, I.Name)))
        return std::nullopt;
    for (const std::string &Folder : In.System)
      if (exists(At(Folder, I.Name)))
        return std::nullopt;
    if (I.Quoted)
      return "";
    // A compiler has folders of its own; but a header beside others of the project
    // is the project's.
    StringRef Beside = path::parent_path(I.Name);
    for (const std::string &Folder : In.Own)
      if (!Beside.empty() && exists(At(Folder, Beside)))
        return "";
    return std::nullopt;
  }

  std::map<Folders, std::map<std::string, std::set<std::string>>> Known;
  std::map<std::string, std::vector<Include>> Read;
  std::map<std::string, bool> Exists;
};

} // namespace

static Folders foldersOf(const UnitCommand &U) {
  Folders Out;
  for (size_t I = 0; I < U.Line.size(); ++I)
    for (auto [Option, Into] : {std::pair("-iquote", &Out.Quoted),
                                std::pair("-isystem", &Out.System),
                                std::pair("-idirafter", &Out.System),
                                std::pair("-I", &Out.Own)}) {
      StringRef Arg = U.Line[I];
      if (!Arg.consume_front(Option))
        continue;
      if (Arg.empty() && I + 1 < U.Line.size())
        Arg = U.Line[I + 1];
      Into->push_back(absolutePath(Arg, U.Directory));
      break;
    }
  return Out;
}

/// The command that makes \p Header by the rules of Ninja in \p Folder; empty if
/// none does.
static std::string madeBy(StringRef Header, StringRef Folder) {
  llvm::SmallString<256> Rules(Folder);
  path::append(Rules, "build.ninja");
  auto Buffer = llvm::MemoryBuffer::getFile(Rules);
  if (!Buffer)
    return "";
  StringRef Text = (*Buffer)->getBuffer();
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    if (!Line.consume_front("build "))
      continue;
    llvm::SmallVector<StringRef, 4> Made;
    Line.split(':').first.split(Made, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (StringRef Output : Made)
      if (Output == Header || Output.ends_with(("/" + Header).str()))
        return ("ninja -C " + Folder + " " + Output).str();
  }
  return "";
}

std::vector<MissingHeader>
stableid::missingHeaders(llvm::ArrayRef<UnitCommand> Units,
                         StringRef BuildFolder) {
  std::map<std::string, MissingHeader> All;
  Search Files;
  for (const UnitCommand &U : Units)
    for (const std::string &Name : Files.lackedBy(U.File, foldersOf(U))) {
      MissingHeader &M = All[Name];
      if (!M.Units++)
        M.First = U.File;
    }
  std::vector<MissingHeader> Out;
  for (auto &[Name, M] : All) {
    M.Name = Name;
    Out.push_back(std::move(M));
  }
  llvm::stable_sort(Out, [](const MissingHeader &A, const MissingHeader &B) {
    return A.Units > B.Units;
  });
  for (MissingHeader &M : llvm::MutableArrayRef(Out).take_front(3))
    M.By = madeBy(M.Name, BuildFolder);
  return Out;
}
