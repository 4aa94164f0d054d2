// Results of earlier scans, on disk. See Cache.h.
#include "Cache.h"
#include "Installation.h"
#include "PackedParts.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <cstdlib>
#include <unistd.h>

using namespace stableid;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

/// A file keeps the results of a unit in as many states of its files: a branch
/// and the one it left, both read again in no time.
static constexpr size_t MaxStates = 4;
static constexpr StringRef Magic = "stableid cache 4\n";

namespace {

struct Answer {
  std::string Path;
  FileQuestion Asked;
  uint64_t Hash;
};

struct State {
  std::vector<Answer> Answers;
  UnitResult Result;
};

/// Paths are sorted, so most begin as the one before.
void pack(PackedWriter &W, const std::vector<Answer> &Answers) {
  W.number(Answers.size());
  StringRef Before;
  for (const Answer &A : Answers) {
    StringRef Path = A.Path;
    size_t Common = 0;
    while (Common < Path.size() && Common < Before.size() &&
           Path[Common] == Before[Common])
      ++Common;
    W.number(unsigned(A.Asked));
    W.number(Common);
    W.text(Path.drop_front(Common));
    W.hash(A.Hash);
    Before = Path;
  }
}

void unpack(PackedReader &R, std::vector<Answer> &Answers) {
  std::string Path;
  for (unsigned N = R.number(); N && R.good(); --N) {
    auto Asked = FileQuestion(R.number());
    Path.resize(std::min<size_t>(R.number(), Path.size()));
    Path += R.text();
    uint64_t Hash = R.hash();
    Answers.push_back({Path, Asked, Hash});
  }
}

void pack(PackedWriter &W, const State &S) {
  pack(W, S.Answers);
  pack(W, S.Result.Findings);
  W.text(S.Result.Failure);
  W.number(S.Result.PrecompiledAsText);
  pack(W, S.Result.Facts.Exports);
  pack(W, S.Result.Facts.Wants);
  pack(W, S.Result.Facts.Open);
}

void unpack(PackedReader &R, State &S) {
  unpack(R, S.Answers);
  unpack(R, S.Result.Findings);
  S.Result.Failure = R.text();
  S.Result.PrecompiledAsText = R.number();
  unpack(R, S.Result.Facts.Exports);
  unpack(R, S.Result.Facts.Wants);
  unpack(R, S.Result.Facts.Open);
}

} // namespace

//===--- One file per unit and way of checking it -------------------------===//

/// The states in \p File; none if there is anything wrong with it.
static std::vector<State> readStates(const std::string &File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false,
                                            /*IsVolatile=*/true);
  if (!Buffer)
    return {};
  StringRef Text = (*Buffer)->getBuffer();
  if (!Text.consume_front(Magic) || Text.size() < 8)
    return {};
  PackedReader Head(Text.take_front(8));
  if (Head.hash() != llvm::xxh3_64bits(Text.drop_front(8)))
    return {};
  PackedReader R(Text.drop_front(8));
  std::vector<State> States;
  unpack(R, States);
  if (!R.good())
    return {};
  return States;
}

static std::error_code writeStates(const std::string &File,
                                   const std::vector<State> &States) {
  PackedWriter Body, Head;
  pack(Body, States);
  Head.hash(llvm::xxh3_64bits(StringRef(Body.str())));
  llvm::SmallString<256> Temporary;
  int FD;
  if (std::error_code Error =
          fs::createUniqueFile(File + ".%%%%%%%%.new", FD, Temporary))
    return Error;
  llvm::raw_fd_ostream Out(FD, /*shouldClose=*/true);
  Out << Magic << Head.str() << Body.str();
  Out.close();
  std::error_code Error = Out.error();
  Out.clear_error();
  // Whole or not at all: what reads meanwhile sees the old one.
  if (!Error)
    Error = fs::rename(Temporary, File);
  if (Error)
    fs::remove(Temporary);
  return Error;
}

//===--- The cache --------------------------------------------------------===//

static std::string hex(StringRef Text) {
  llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Text));
  return llvm::utohexstr(Hash.high64, true, 16) +
         llvm::utohexstr(Hash.low64, true, 16);
}

/// This program, the clang it runs with, and the environment that clang reads.
static std::string toolIdentity() {
  std::string Out = clang::getClangFullVersion();
  if (auto Self =
          llvm::MemoryBuffer::getFile(runningProgram(), /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false))
    Out += "\n" + hex((*Self)->getBuffer());
  for (const char *Name :
       {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
        "COMPILER_PATH", "GCC_EXEC_PREFIX", "CCC_OVERRIDE_OPTIONS"})
    if (const char *Value = std::getenv(Name))
      Out += std::string("\n") + Name + "=" + Value;
  return Out;
}

std::string Cache::defaultFolder() {
  if (const char *Given = std::getenv("STABLEID_CACHE"))
    return Given;
  llvm::SmallString<256> Folder;
  if (!path::cache_directory(Folder))
    return "";
  path::append(Folder, "stableid");
  return Folder.str().str();
}

/// Why results in \p Folder may be somebody else's; empty if they are not.
static std::string whyNotOurs(const std::string &Folder) {
  fs::file_status Status;
  if (fs::status(Folder, Status))
    return "";
  if (Status.getUser() != geteuid())
    return "it belongs to another user";
  if (Status.permissions() & (fs::group_write | fs::others_write))
    return "others may write to it; 'chmod go-w' makes it yours alone";
  return "";
}

Cache::Cache(std::string Folder)
    : Folder(std::move(Folder)),
      Tool(this->Folder.empty() ? "" : toolIdentity()) {
  if (this->Folder.empty())
    return;
  if (std::error_code Error = fs::create_directories(
          this->Folder, /*IgnoreExisting=*/true, fs::owner_all))
    Complaint = Error.message();
  else if (std::string Why = whyNotOurs(this->Folder); !Why.empty()) {
    Complaint = Why;
    Refused = true;
  }
}

std::string Cache::complaint() const {
  std::lock_guard<std::mutex> Guard(Lock);
  return Complaint;
}

std::string Cache::fileFor(const UnitCommand &Unit,
                           const UnitConfig &Config,
                           llvm::ArrayRef<ProjectFact> Heard) const {
  std::string Key = Tool;
  auto Add = [&](StringRef Part) {
    Key += '\0';
    Key += Part;
  };
  Add(Config.Identity);
  Add(Unit.File);
  Add(Unit.Directory);
  for (const std::string &Arg : Unit.Line)
    Add(Arg);
  PackedWriter Said;
  for (const ProjectFact &F : Heard)
    pack(Said, F);
  Add(Said.str());
  llvm::SmallString<256> File(Folder);
  path::append(File, hex(Key));
  return File.str().str();
}

std::optional<Cache::Hit> Cache::find(const UnitCommand &Unit,
                                      const UnitConfig &Config,
                                      FileStore &Store,
                                      llvm::ArrayRef<ProjectFact> Heard) const {
  if (Folder.empty() || Refused)
    return std::nullopt;
  std::string File = fileFor(Unit, Config, Heard);
  for (State &S : readStates(File)) {
    bool Same = llvm::all_of(S.Answers, [&](const Answer &A) {
      return Store.hash(Store.at(A.Path), A.Asked) == A.Hash;
    });
    if (!Same)
      continue;
    // What is in use stays, see prune().
    fs::file_status Status;
    auto Now = std::chrono::system_clock::now();
    if (!fs::status(File, Status) &&
        Now - Status.getLastModificationTime() > std::chrono::hours(24)) {
      int FD;
      if (!fs::openFileForWrite(File, FD, fs::CD_OpenExisting, fs::OF_Append)) {
        fs::setLastAccessAndModificationTime(
            FD, std::chrono::time_point_cast<llvm::sys::TimePoint<>::duration>(
                    Now));
        llvm::sys::Process::SafelyCloseFileDescriptor(FD);
      }
    }
    Hit H;
    H.Result = std::move(S.Result);
    for (Answer &A : S.Answers)
      if (A.Asked == FileQuestion::Contents)
        H.Read.push_back(std::move(A.Path));
    return H;
  }
  return std::nullopt;
}

void Cache::keep(const UnitCommand &Unit, const UnitConfig &Config,
                 FileStore &Store, llvm::ArrayRef<ProjectFact> Heard,
                 const Answers &Asked, const UnitResult &Result) {
  if (Folder.empty() || Refused)
    return;
  State S;
  for (const auto &[Entry, Answered] : Asked)
    S.Answers.push_back({Answered.first, Answered.second,
                         Store.hash(*Entry, Answered.second)});
  llvm::sort(S.Answers, [](const Answer &A, const Answer &B) {
    return A.Path < B.Path;
  });
  S.Result = Result;
  std::string File = fileFor(Unit, Config, Heard);
  std::vector<State> States = readStates(File);
  States.insert(States.begin(), std::move(S));
  if (States.size() > MaxStates)
    States.resize(MaxStates);
  if (std::error_code Error = writeStates(File, States)) {
    std::lock_guard<std::mutex> Guard(Lock);
    Complaint = Error.message();
  }
}

void Cache::prune() const {
  if (Folder.empty() || Refused)
    return;
  auto Age = [](const std::string &File) {
    fs::file_status Status;
    if (fs::status(File, Status))
      return std::chrono::system_clock::duration::max();
    return std::chrono::system_clock::duration(
        std::chrono::system_clock::now() - Status.getLastModificationTime());
  };
  llvm::SmallString<256> Stamp(Folder);
  path::append(Stamp, "pruned");
  if (Age(Stamp.str().str()) < std::chrono::hours(24))
    return;
  int FD;
  if (fs::openFileForWrite(Stamp, FD))
    return;
  llvm::sys::Process::SafelyCloseFileDescriptor(FD);
  std::error_code Error;
  for (fs::directory_iterator I(Folder, Error), End; !Error && I != End;
       I.increment(Error))
    if (Age(I->path()) > std::chrono::hours(24 * 31))
      fs::remove(I->path());
}

std::vector<std::string> stableid::filesRead(const Answers &Asked) {
  std::vector<std::string> Files;
  for (const auto &[Entry, Answered] : Asked)
    if (Answered.second == FileQuestion::Contents)
      Files.push_back(Answered.first);
  return Files;
}
