// The option Model. See ModelOption.h.
#include "ModelOption.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

namespace stableid {

llvm::Expected<std::string> findUpward(llvm::StringRef File,
                                       llvm::StringRef From,
                                       llvm::StringRef What) {
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
  return llvm::createStringError(
      std::make_error_code(std::errc::no_such_file_or_directory),
      What + " '" + File + "' is not found in the folder of '" + From +
          "' or any above it");
}

llvm::Expected<std::vector<std::string>>
findModelFiles(const std::vector<std::string> &Files,
               llvm::StringRef AnalysedFile) {
  std::vector<std::string> Paths;
  for (const std::string &File : Files) {
    llvm::Expected<std::string> Path = findUpward(File, AnalysedFile, "model file");
    if (!Path)
      return Path.takeError();
    Paths.push_back(*Path);
  }
  return Paths;
}

llvm::Expected<std::shared_ptr<const Model>>
readModel(const std::vector<std::string> &Files, llvm::StringRef AnalysedFile) {
  if (Files.empty())
    return Model::builtin();
  llvm::Expected<std::vector<std::string>> Paths =
      findModelFiles(Files, AnalysedFile);
  if (!Paths)
    return Paths.takeError();
  return Model::withFiles(*Paths);
}

} // namespace stableid
