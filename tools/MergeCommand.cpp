// stableid merge: the facts of many units as one index.
#include "Commands.h"
#include "project/Merge.h"
#include "scan/Project.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"-o", "FILE", "write the index there"},
    {"--slices", "DIR", "write the slice of each unit there, where it changed"},
    {"--complete", "", "these are all units of the program"},
};

/// Where the slice of \p Facts goes below \p Folder.
static std::string sliceFile(StringRef Facts, StringRef Folder) {
  std::string Path = absolutePath(Facts), Here = absolutePath(".");
  StringRef Rest = Path;
  if (!Rest.consume_front(Here) || !Rest.consume_front("/"))
    Rest = llvm::sys::path::filename(Facts);
  llvm::SmallString<256> Out(Folder);
  llvm::sys::path::append(Out, Rest);
  llvm::sys::path::replace_extension(Out, "slice");
  return Out.str().str();
}

/// Writes \p Bytes if they are not there already: what depends on the file is then
/// not done again.
static llvm::Error writeChanged(StringRef Path, StringRef Bytes) {
  if (auto Old = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                             /*RequiresNullTerminator=*/false))
    if ((*Old)->getBuffer() == Bytes)
      return llvm::Error::success();
  if (std::error_code Error = llvm::sys::fs::create_directories(
          llvm::sys::path::parent_path(Path)))
    return llvm::createStringError(Error, "cannot make the folder of '" + Path +
                                              "': " + Error.message());
  return writeBytes(Path, Bytes);
}

static llvm::Error writeSlices(llvm::ArrayRef<std::string> Files,
                               StringRef IndexFile, StringRef Folder) {
  llvm::Expected<ProjectFile> Index = openProjectFile(IndexFile);
  if (!Index)
    return Index.takeError();
  for (const std::string &Path : Files) {
    llvm::Expected<ProjectFile> Unit = openProjectFile(Path);
    if (!Unit)
      return Unit.takeError();
    if (Unit->Kind == ProjectFileKind::Facts)
      if (llvm::Error Wrong = writeChanged(sliceFile(Path, Folder),
                                           bytesOf(sliceOf(*Index, *Unit))))
        return Wrong;
  }
  return llvm::Error::success();
}

static int runMerge(const Arguments &Given) {
  std::optional<std::string> To = Given.value("-o");
  if (!To)
    return refuse("merge needs -o FILE");
  llvm::Expected<std::vector<std::string>> Files = listedFiles(Given.paths());
  if (!Files)
    return refuse(llvm::toString(Files.takeError()));
  if (Files->empty())
    return refuse("merge needs the facts of a unit");
  Merge All(*To);
  for (const std::string &Path : *Files)
    if (llvm::Error Wrong = All.add(Path))
      return refuse(llvm::toString(std::move(Wrong)));
  if (llvm::Error Wrong = All.write(Given.has("--complete")))
    return refuse(llvm::toString(std::move(Wrong)));
  if (std::optional<std::string> Folder = Given.value("--slices"))
    if (llvm::Error Wrong = writeSlices(*Files, *To, *Folder))
      return refuse(llvm::toString(std::move(Wrong)));
  return NothingFound;
}

const Command stableid::MergeCommand = {
    "merge",
    "make one index of the facts of many units",
    "[OPTION]... -o FILE FACTS...",
    "Joins files of facts and indices, in any order and grouping; '@FILE' is a list\n"
    "of them, one a line.",
    /*Scans=*/false,
    Options,
    runMerge};
