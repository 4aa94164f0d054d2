// A process as it lies in memory. See ProcessImage.h.
#include "ProcessImage.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <fcntl.h>
#include <unistd.h>

using namespace stableid;
using llvm::StringRef;

ProcessImage::ProcessImage(unsigned Pid) : Pid(Pid) { readMaps(); }

/// "55cf-55d0 r-xp 00001000 fe:00 42   /usr/bin/server"
void ProcessImage::readMaps() {
  auto Buffer = llvm::MemoryBuffer::getFileAsStream(
      "/proc/" + std::to_string(Pid) + "/maps");
  // A process that has ended leaves what was known of it.
  if (!Buffer || (*Buffer)->getBuffer().empty())
    return;
  Maps.clear();
  StringRef Rest = (*Buffer)->getBuffer();
  while (!Rest.empty()) {
    auto [Line, After] = Rest.split('\n');
    Rest = After;
    auto [Range, Flags] = Line.split(' ');
    auto [Begin, End] = Range.split('-');
    size_t At = Line.find('/');
    Map M = {0, 0, Flags.starts_with("r-x") || Flags.starts_with("--x"),
             At == StringRef::npos ? "" : Line.substr(At).str()};
    if (!Begin.getAsInteger(16, M.Begin) && !End.getAsInteger(16, M.End))
      Maps.push_back(std::move(M));
  }
}

std::string ProcessImage::opened(StringRef File) const {
  return "/proc/" + std::to_string(Pid) + "/root" + File.str();
}

std::string ProcessImage::allocator() const {
  for (StringRef Name : {"libjemalloc.so", "libtcmalloc", "libmimalloc.so",
                         "libc.so", "libc-2", "ld-musl-"})
    for (const Map &M : Maps)
      if (llvm::sys::path::filename(M.File).starts_with(Name))
        return opened(M.File);
  return "";
}

static WitnessMarks marksIn(const std::string &Path) {
  WitnessMarks Out{Path};
  auto File = llvm::object::ObjectFile::createObjectFile(Path);
  if (!File) {
    llvm::consumeError(File.takeError());
    return Out;
  }
  for (const llvm::object::SectionRef &Section : File->getBinary()->sections()) {
    llvm::Expected<StringRef> Name = Section.getName();
    llvm::Expected<StringRef> Notes = Section.getContents();
    if (Name && Notes && *Name == ".note.stapsdt") {
      Out.Names = Notes->contains(StringRef("stableid\0identity\0", 18));
      Out.Forgets = Notes->contains(StringRef("stableid\0forget\0", 16));
    }
    if (!Name)
      llvm::consumeError(Name.takeError());
    if (!Notes)
      llvm::consumeError(Notes.takeError());
  }
  return Out;
}

std::vector<WitnessMarks> ProcessImage::marks() const {
  std::vector<WitnessMarks> Out;
  std::vector<std::string> Asked;
  for (const Map &M : Maps) {
    if (!M.Runs || M.File.empty() || llvm::is_contained(Asked, M.File))
      continue;
    Asked.push_back(M.File);
    if (WitnessMarks Marks = marksIn(opened(M.File)); Marks.Names)
      Out.push_back(std::move(Marks));
  }
  return Out;
}

std::string ProcessImage::textAt(uint64_t Address) const {
  // Read by us, since a page that nobody touched yet is none for a tracer.
  int File = ::open(("/proc/" + std::to_string(Pid) + "/mem").c_str(),
                    O_RDONLY | O_CLOEXEC);
  if (File < 0)
    return "";
  std::string Out;
  for (char C = 0; Out.size() < 1024 &&
                   ::pread(File, &C, 1, static_cast<off_t>(Address + Out.size())) == 1 &&
                   C;)
    Out += C;
  ::close(File);
  return Out;
}

const ProcessImage::Map *ProcessImage::mapAt(uint64_t Address) const {
  for (const Map &M : Maps)
    if (M.Begin <= Address && Address < M.End)
      return &M;
  return nullptr;
}

/// Whether its addresses are counted from where it was loaded.
static bool isRelocated(StringRef Path) {
  auto Head = llvm::MemoryBuffer::getFileSlice(Path, sizeof(llvm::ELF::Elf64_Ehdr), 0);
  if (!Head || (*Head)->getBufferSize() < sizeof(llvm::ELF::Elf64_Ehdr))
    return true;
  llvm::ELF::Elf64_Ehdr Ehdr;
  memcpy(&Ehdr, (*Head)->getBufferStart(), sizeof Ehdr);
  return Ehdr.e_type != llvm::ELF::ET_EXEC;
}

WitnessFrame ProcessImage::frameAt(uint64_t Address) {
  WitnessFrame Frame;
  Frame.Offset = Address;
  const Map *M = mapAt(Address);
  if (!M) {
    readMaps(); // a library that was loaded since
    M = mapAt(Address);
  }
  if (!M || M->File.empty())
    return Frame;
  for (const Map &First : Maps)
    if (First.File == M->File) {
      // The file itself where it is the same here, for people to read.
      Frame.Module = M->File;
      if (isRelocated(opened(M->File)))
        Frame.Offset = Address - First.Begin;
      break;
    }
  return Frame;
}
