// The files that units read. See FileStore.h.
#include "FileStore.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <vector>

using namespace stableid;
using llvm::StringRef;
using llvm::Twine;

struct FileStore::Entry {
  std::string Path;
  std::once_flag Looked, Read, Listed;
  std::error_code Error;
  llvm::vfs::Status Status;
  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  uint64_t ContentsHash = 0, ListingHash = 0;
};

FileStore::FileStore() = default;
FileStore::~FileStore() = default;

FileStore::FileStore(Overrides Replaced) : Replaced(std::move(Replaced)) {}

FileStore::Entry &FileStore::at(StringRef Path) {
  std::lock_guard<std::mutex> Guard(Lock);
  std::unique_ptr<Entry> &Slot = Entries[Path];
  if (!Slot) {
    Slot = std::make_unique<Entry>();
    Slot->Path = Path.str();
  }
  return *Slot;
}

/// Replaced files are few: they are found by their real path, links resolved.
const std::optional<std::string> *
FileStore::replacement(StringRef Path) const {
  if (Replaced.empty())
    return nullptr;
  auto Found = [&](StringRef P) {
    auto It = Replaced.find(P.str());
    return It == Replaced.end() ? nullptr : &It->second;
  };
  llvm::SmallString<256> Clean(Path), Real;
  if (!llvm::sys::fs::real_path(Path, Real))
    return Found(Real);
  llvm::sys::path::remove_dots(Clean, /*remove_dot_dot=*/true);
  return Found(Clean);
}

llvm::ErrorOr<llvm::vfs::Status> FileStore::status(Entry &E) {
  std::call_once(E.Looked, [&] {
    if (const std::optional<std::string> *Text = replacement(E.Path)) {
      if (!*Text) {
        E.Error = std::make_error_code(std::errc::no_such_file_or_directory);
        return;
      }
      // One file by many paths stays one file; what the disk does not have gets
      // a number of its own.
      llvm::sys::fs::file_status OnDisk;
      if (!llvm::sys::fs::status(E.Path, OnDisk))
        E.Status = llvm::vfs::Status::copyWithNewSize(
            llvm::vfs::Status::copyWithNewName(OnDisk, E.Path),
            (*Text)->size());
      else
        E.Status = llvm::vfs::Status(
            E.Path, llvm::vfs::getNextVirtualUniqueID(), {}, 0, 0,
            (*Text)->size(), llvm::sys::fs::file_type::regular_file,
            llvm::sys::fs::all_read);
      return;
    }
    llvm::sys::fs::file_status Found;
    E.Error = llvm::sys::fs::status(E.Path, Found);
    if (!E.Error)
      E.Status = llvm::vfs::Status::copyWithNewName(Found, E.Path);
  });
  if (E.Error)
    return E.Error;
  return E.Status;
}

const llvm::MemoryBuffer *FileStore::contents(Entry &E) {
  llvm::ErrorOr<llvm::vfs::Status> Status = status(E);
  if (!Status || Status->isDirectory())
    return nullptr;
  std::call_once(E.Read, [&] {
    if (Status->getType() == llvm::sys::fs::file_type::character_file &&
        E.Path == "/dev/null") {
      E.Buffer = llvm::MemoryBuffer::getMemBuffer("", E.Path);
    } else if (Status->getType() != llvm::sys::fs::file_type::regular_file) {
      // A pipe or a device that a source includes need not end.
    } else if (const std::optional<std::string> *Text = replacement(E.Path)) {
      E.Buffer = llvm::MemoryBuffer::getMemBuffer(**Text, E.Path);
    } else {
      // Volatile: read, not mapped, so that an editor that writes the file
      // meanwhile cannot pull it away from under us.
      auto Buffer = llvm::MemoryBuffer::getFile(
          E.Path, /*IsText=*/false, /*RequiresNullTerminator=*/true,
          /*IsVolatile=*/true);
      if (Buffer)
        E.Buffer = std::move(*Buffer);
    }
    if (E.Buffer)
      E.ContentsHash = llvm::xxh3_64bits(E.Buffer->getBuffer());
  });
  return E.Buffer.get();
}

uint64_t FileStore::hash(Entry &E, FileQuestion Q) {
  switch (Q) {
  case FileQuestion::Contents:
    contents(E);
    return E.ContentsHash;
  case FileQuestion::Presence:
    return status(E) ? 1 : 0;
  case FileQuestion::Absence:
    return status(E) ? 1 : 0;
  case FileQuestion::Listing:
    break;
  }
  std::call_once(E.Listed, [&] {
    std::error_code Error;
    std::vector<std::string> Names;
    for (llvm::sys::fs::directory_iterator I(E.Path, Error), End;
         !Error && I != End; I.increment(Error))
      Names.push_back(I->path());
    std::sort(Names.begin(), Names.end());
    std::string All;
    for (const std::string &Name : Names)
      All += Name + '\n';
    E.ListingHash = Names.empty() ? 0 : llvm::xxh3_64bits(All);
  });
  return E.ListingHash;
}

//===--- The file system of one unit --------------------------------------===//

namespace {

/// An open file of the store: nothing is read again.
class StoredFile : public llvm::vfs::File {
public:
  StoredFile(llvm::vfs::Status Status, const llvm::MemoryBuffer &Buffer)
      : Found(std::move(Status)), Buffer(Buffer) {}
  llvm::ErrorOr<llvm::vfs::Status> status() override { return Found; }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
  getBuffer(const Twine &Name, int64_t, bool, bool) override {
    return llvm::MemoryBuffer::getMemBuffer(Buffer.getBuffer(), Name.str(),
                                            /*RequiresNullTerminator=*/true);
  }
  std::error_code close() override { return {}; }

private:
  llvm::vfs::Status Found;
  const llvm::MemoryBuffer &Buffer;
};

} // namespace

/// \p Path as it is meant in \p Folder.
static llvm::SmallString<256> below(StringRef Folder, const Twine &Path) {
  llvm::SmallString<256> Full;
  if (!llvm::sys::path::is_absolute(Path))
    Full = Folder;
  llvm::sys::path::append(Full, Path);
  return Full;
}

UnitFileSystem::UnitFileSystem(FileStore &Store)
    : Store(Store), Disk(llvm::vfs::getRealFileSystem()) {
  llvm::SmallString<256> Current;
  if (!llvm::sys::fs::current_path(Current))
    Folder = Current.str().str();
}

FileStore::Entry &UnitFileSystem::entryOf(const Twine &Path,
                                          std::string &Absolute) {
  llvm::SmallString<256> Full = below(Folder, Path);
  Absolute = Full.str().str();
  return Store.at(Full);
}

void UnitFileSystem::note(FileStore::Entry &E, const std::string &Path,
                          FileQuestion Q) {
  auto [It, New] = Asked.insert({&E, {Path, Q}});
  // To have been read says more than to have been there.
  if (!New && It->second.second == FileQuestion::Presence)
    It->second.second = Q;
}

llvm::ErrorOr<llvm::vfs::Status> UnitFileSystem::status(const Twine &Path) {
  std::string Absolute;
  FileStore::Entry &E = entryOf(Path, Absolute);
  llvm::ErrorOr<llvm::vfs::Status> Found = Store.status(E);
  if (!Found) {
    note(E, Absolute, FileQuestion::Absence);
    return Found;
  }
  if (!Found->isDirectory())
    note(E, Absolute, FileQuestion::Presence);
  return llvm::vfs::Status::copyWithNewName(*Found, Path);
}

llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
UnitFileSystem::openFileForRead(const Twine &Path) {
  std::string Absolute;
  FileStore::Entry &E = entryOf(Path, Absolute);
  llvm::ErrorOr<llvm::vfs::Status> Found = Store.status(E);
  if (!Found) {
    note(E, Absolute, FileQuestion::Absence);
    return Found.getError();
  }
  const llvm::MemoryBuffer *Buffer = Store.contents(E);
  if (!Buffer)
    return std::make_error_code(Found->isDirectory()
                                    ? std::errc::is_a_directory
                                    : std::errc::permission_denied);
  note(E, Absolute, FileQuestion::Contents);
  // What was read decides, should the file have grown since it was looked up.
  return std::make_unique<StoredFile>(
      llvm::vfs::Status::copyWithNewSize(
          llvm::vfs::Status::copyWithNewName(*Found, Path),
          Buffer->getBufferSize()),
      *Buffer);
}

llvm::vfs::directory_iterator
UnitFileSystem::dir_begin(const Twine &Dir, std::error_code &EC) {
  std::string Absolute;
  note(entryOf(Dir, Absolute), Absolute, FileQuestion::Listing);
  return Disk->dir_begin(Absolute, EC);
}

std::error_code
UnitFileSystem::setCurrentWorkingDirectory(const Twine &Path) {
  llvm::SmallString<256> Full = below(Folder, Path);
  if (!llvm::sys::fs::is_directory(Full))
    return std::make_error_code(std::errc::not_a_directory);
  Folder = Full.str().str();
  return {};
}

llvm::ErrorOr<std::string>
UnitFileSystem::getCurrentWorkingDirectory() const {
  return Folder;
}

std::error_code
UnitFileSystem::getRealPath(const Twine &Path,
                            llvm::SmallVectorImpl<char> &Output) {
  std::string Absolute;
  entryOf(Path, Absolute);
  return Disk->getRealPath(Absolute, Output);
}
