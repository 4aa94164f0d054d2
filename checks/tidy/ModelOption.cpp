// The option Model. See ModelOption.h.
#include "ModelOption.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

namespace stableid {

[[noreturn]] static void refuse(const llvm::Twine &Why) {
  llvm::errs() << "stableid: error: " << Why << "\n";
  std::exit(1);
}

static std::string findUpward(llvm::StringRef File, llvm::StringRef From) {
  if (llvm::sys::path::is_absolute(File))
    return File.str();
  llvm::SmallString<256> Folder(From);
  llvm::sys::fs::make_absolute(Folder);
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  while (llvm::sys::path::has_parent_path(Folder)) {
    llvm::sys::path::remove_filename(Folder);
    llvm::SmallString<256> Candidate(Folder);
    llvm::sys::path::append(Candidate, File);
    if (llvm::sys::fs::exists(Candidate))
      return Candidate.str().str();
  }
  refuse("model file '" + File + "' is not found in the folder of '" + From +
         "' or any above it");
}

std::shared_ptr<const Model> loadModel(const std::vector<std::string> &Files,
                                       llvm::StringRef AnalysedFile) {
  if (Files.empty())
    return Model::builtin();
  std::vector<std::string> Paths;
  for (const std::string &File : Files)
    Paths.push_back(findUpward(File, AnalysedFile));
  llvm::Expected<std::shared_ptr<const Model>> Loaded =
      Model::withFiles(Paths);
  if (!Loaded)
    refuse(llvm::toString(Loaded.takeError()));
  return *Loaded;
}

} // namespace stableid
