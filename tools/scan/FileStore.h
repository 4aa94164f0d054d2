// The files that units read. Each is looked up, read and hashed once for all
// units and threads; what a unit has seen of them is what its result depends on.
#ifndef STABLEID_TOOLS_FILESTORE_H
#define STABLEID_TOOLS_FILESTORE_H

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace stableid {

/// What a unit asked of the file system, and must find again for its result to
/// stay true.
enum class FileQuestion : char {
  Contents = 'c', ///< the answer is the hash of the contents
  Presence = 'p', ///< was there and was not read
  Absence = 'a',  ///< was looked for, and not there
  Listing = 'l',  ///< the answer is the hash of the names in a folder
};

/// Text that stands for files, by absolute path; no text: the file is not there.
using Overrides = std::map<std::string, std::optional<std::string>>;

class FileStore {
public:
  FileStore();
  ~FileStore();
  /// The disk as it would be with \p Replaced.
  explicit FileStore(Overrides Replaced);

  struct Entry;
  Entry &at(llvm::StringRef AbsolutePath);
  llvm::ErrorOr<llvm::vfs::Status> status(Entry &E);
  /// Null if it cannot be read. Lives as long as the store.
  const llvm::MemoryBuffer *contents(Entry &E);
  /// Zero where the file, or for Listing the folder, is not there.
  uint64_t hash(Entry &E, FileQuestion Q);

private:
  const std::optional<std::string> *replacement(llvm::StringRef Path) const;

  const Overrides Replaced;
  std::mutex Lock;
  llvm::StringMap<std::unique_ptr<Entry>> Entries;
};

/// The answers that a unit got, by path.
using Answers =
    llvm::MapVector<FileStore::Entry *, std::pair<std::string, FileQuestion>>;

/// The file system of one unit: its own working directory, the store's files,
/// and a record of what was asked.
class UnitFileSystem : public llvm::vfs::FileSystem {
public:
  explicit UnitFileSystem(FileStore &Store);

  const Answers &asked() const { return Asked; }

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Dir,
                                          std::error_code &EC) override;
  std::error_code setCurrentWorkingDirectory(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::string> getCurrentWorkingDirectory() const override;
  std::error_code getRealPath(const llvm::Twine &Path,
                              llvm::SmallVectorImpl<char> &Output) override;

private:
  FileStore::Entry &entryOf(const llvm::Twine &Path, std::string &Absolute);
  void note(FileStore::Entry &E, const std::string &Path, FileQuestion Q);

  FileStore &Store;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk;
  std::string Folder;
  Answers Asked;
};

} // namespace stableid

#endif // STABLEID_TOOLS_FILESTORE_H
