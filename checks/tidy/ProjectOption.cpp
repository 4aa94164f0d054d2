// The option Project. See ProjectOption.h.
#include "ProjectOption.h"
#include "ModelOption.h"
#include "llvm/Support/FileSystem.h"
#include <map>
#include <mutex>

namespace stableid {

llvm::Expected<std::shared_ptr<const ProjectFile>>
readIndex(llvm::StringRef File, llvm::StringRef AnalysedFile) {
  llvm::Expected<std::string> Path =
      findUpward(File, AnalysedFile, "project index");
  if (!Path)
    return Path.takeError();
  struct Known {
    llvm::sys::TimePoint<> Changed;
    uint64_t Size = 0;
    std::shared_ptr<const ProjectFile> Index;
  };
  static std::mutex Lock;
  static std::map<std::string, Known> Files;
  std::lock_guard<std::mutex> Guard(Lock);
  llvm::sys::fs::file_status Status;
  if (std::error_code Error = llvm::sys::fs::status(*Path, Status))
    return llvm::createStringError(Error, "'" + *Path + "' cannot be read: " +
                                              Error.message());
  Known &K = Files[*Path];
  if (!K.Index || K.Changed != Status.getLastModificationTime() ||
      K.Size != Status.getSize()) {
    llvm::Expected<ProjectFile> Read = openProjectFile(*Path);
    if (!Read)
      return Read.takeError();
    if (Read->Kind != ProjectFileKind::Index || !(Read->Tool == toolDigest()))
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          "'" + *Path + "' is no index of this version of stableid and clang; "
          "scan the project again");
    K = {Status.getLastModificationTime(), Status.getSize(),
         std::make_shared<const ProjectFile>(std::move(*Read))};
  }
  return K.Index;
}

/// As in a scan: what one round learns, the unit may tell itself in the next.
static constexpr unsigned MaxRounds = 4;

UnitFindings analyzeKnowing(clang::ASTContext &AST, UnitOptions Options,
                            const ProjectFile &Index) {
  Options.Exports = true;
  ProjectFacts Heard;
  for (unsigned Round = 0;; ++Round) {
    Options.Heard = Heard;
    UnitFindings Found = analyze(AST, Options);
    ProjectFacts Said =
        sliceFor(Found.Facts, Index.Facts.Exports, Index.Complete);
    Said.insert(Said.end(), Heard.begin(), Heard.end());
    sortFacts(Said);
    if (Said == Heard || Round == MaxRounds)
      return Found;
    Heard = std::move(Said);
  }
}

} // namespace stableid
