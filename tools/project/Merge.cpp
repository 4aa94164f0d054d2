// Many files of facts as one. See Merge.h.
#include "Merge.h"
#include "report/WholeFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <queue>

using namespace stableid;
using llvm::StringRef;

static llvm::Error failure(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

llvm::Error stableid::writeBytes(StringRef Path, StringRef Bytes) {
  if (std::error_code Error = writeWhole(
          Path, [&](llvm::raw_ostream &Out) { Out << Bytes; }))
    return failure("cannot write '" + Path + "': " + Error.message());
  return llvm::Error::success();
}

llvm::Expected<std::vector<std::string>>
stableid::listedFiles(llvm::ArrayRef<StringRef> Given) {
  std::vector<std::string> Out;
  for (StringRef Path : Given) {
    StringRef List = Path;
    if (!List.consume_front("@")) {
      Out.push_back(Path.str());
      continue;
    }
    auto Buffer = llvm::MemoryBuffer::getFile(List);
    if (!Buffer)
      return llvm::createStringError(Buffer.getError(),
                                     "'" + List + "' cannot be read: " +
                                         Buffer.getError().message());
    llvm::SmallVector<StringRef, 0> Lines;
    (*Buffer)->getBuffer().split(Lines, '\n', -1, /*KeepEmpty=*/false);
    for (StringRef Line : Lines)
      Out.push_back(Line.trim().str());
  }
  return Out;
}

Merge::~Merge() {
  for (const std::string &Run : Runs)
    llvm::sys::fs::remove(Run);
}

void Merge::tidy() {
  sortFacts(Facts);
  llvm::sort(Head.Units);
  Head.Units.erase(llvm::unique(Head.Units), Head.Units.end());
}

llvm::Error Merge::add(StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return failure("'" + Path + "' cannot be read: " +
                   Buffer.getError().message());
  return add((*Buffer)->getBuffer(), Path);
}

llvm::Error Merge::add(StringRef Bytes, StringRef Name) {
  llvm::Error Full = llvm::Error::success();
  llvm::Expected<ProjectFile> File =
      eachFactOf(Bytes, Name, [&](const ProjectFact &F) {
        Facts.push_back(F);
        if (Facts.size() >= MaxFacts && !Full)
          Full = spill();
      });
  if (!File) {
    llvm::consumeError(std::move(Full));
    return File.takeError();
  }
  if (Full)
    return Full;
  if (File->Kind == ProjectFileKind::Slice)
    return failure("'" + Name + "' is a slice of an index; merge facts or indices");
  if (!First) {
    First = Name.str();
    Head.Tool = File->Tool;
  } else if (!(Head.Tool == File->Tool)) {
    return failure("'" + Name + "' and '" + *First +
                   "' are of different programs; write both anew with one");
  }
  Head.Units.insert(Head.Units.end(), File->Units.begin(), File->Units.end());
  return llvm::Error::success();
}

/// Makes room: what is left of the facts when each is there once is mostly little.
llvm::Error Merge::spill() {
  sortFacts(Facts);
  if (Facts.size() < MaxFacts / 2)
    return llvm::Error::success();
  ProjectFile Run;
  Run.Facts.Exports = std::move(Facts);
  Facts.clear();
  std::string Path = Result + ".run" + std::to_string(Runs.size());
  Runs.push_back(Path);
  return writeBytes(Path, bytesOf(Run));
}

namespace {

/// A sorted file of facts, read from its beginning.
class Run {
public:
  explicit Run(StringRef Path)
      : Buffer(llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                           /*RequiresNullTerminator=*/false)) {
    if (Buffer)
      Rest = factBytesOf((*Buffer)->getBuffer());
  }
  bool good() const { return bool(Buffer); }
  bool next() {
    if (Rest.empty())
      return false;
    Now = takeFact(Rest);
    return true;
  }
  ProjectFact Now;

private:
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> Buffer;
  StringRef Rest;
};

} // namespace

/// Calls \p Do with the facts of \p Runs and \p Last, in order and each once.
template <typename Fn>
static bool eachOf(llvm::ArrayRef<std::string> Paths, const ProjectFacts &Last,
                   Fn Do) {
  std::vector<std::unique_ptr<Run>> Open;
  auto Later = [&](unsigned A, unsigned B) { return Open[B]->Now < Open[A]->Now; };
  std::priority_queue<unsigned, std::vector<unsigned>, decltype(Later)> Next(Later);
  for (const std::string &Path : Paths) {
    Open.push_back(std::make_unique<Run>(Path));
    if (!Open.back()->good())
      return false;
    if (Open.back()->next())
      Next.push(Open.size() - 1);
  }
  std::optional<ProjectFact> Before;
  auto Give = [&](const ProjectFact &F) {
    if (!Before || !(*Before == F))
      Do(F);
    Before = F;
  };
  auto Own = Last.begin();
  while (!Next.empty() || Own != Last.end()) {
    if (Next.empty() || (Own != Last.end() && *Own < Open[Next.top()]->Now)) {
      Give(*Own++);
      continue;
    }
    unsigned I = Next.top();
    Next.pop();
    Give(Open[I]->Now);
    if (Open[I]->next())
      Next.push(I);
  }
  return true;
}

std::string Merge::bytes(bool Complete) {
  tidy();
  ProjectFile Out = Head;
  Out.Kind = ProjectFileKind::Index;
  Out.Complete = Complete;
  eachOf(Runs, Facts, [&](const ProjectFact &F) { Out.Facts.Exports.push_back(F); });
  return bytesOf(Out);
}

llvm::Error Merge::write(bool Complete) {
  if (Runs.empty())
    return writeBytes(Result, bytes(Complete));
  tidy();
  Head.Kind = ProjectFileKind::Index;
  Head.Complete = Complete;
  std::string New = Result + ".new";
  auto Wrong = [&](const std::error_code &Error) {
    llvm::sys::fs::remove(New);
    return failure("cannot write '" + Result + "': " + Error.message());
  };
  std::error_code Error;
  {
    llvm::raw_fd_ostream Out(New, Error);
    if (Error)
      return Wrong(Error);
    ProjectFileWriter Writer(Out, Head);
    if (!eachOf(Runs, Facts, [&](const ProjectFact &F) { Writer.fact(F); }))
      return Wrong(std::make_error_code(std::errc::io_error));
    Writer.finish({}, "");
    Out.flush();
    auto Written = llvm::MemoryBuffer::getFile(New, false, false);
    if (!Written)
      return Wrong(Written.getError());
    endProjectFile(Out, (*Written)->getBuffer());
    Out.flush();
    Error = Out.error();
    Out.clear_error();
  }
  if (!Error)
    Error = llvm::sys::fs::rename(New, Result);
  return Error ? Wrong(Error) : llvm::Error::success();
}

ProjectFile stableid::sliceOf(const ProjectFile &Index, const ProjectFile &Unit) {
  ProjectFile Out;
  Out.Kind = ProjectFileKind::Slice;
  Out.Complete = Index.Complete;
  Out.Tool = Unit.Tool;
  Out.Config = Unit.Config;
  Out.Command = Unit.Command;
  Out.Units = Unit.Units;
  Out.Facts.Exports = sliceFor(Unit.Facts, Index.Facts.Exports, Index.Complete);
  return Out;
}
