// The lines of a file, and its columns in characters. See SourceText.h.
#include "SourceText.h"
#include "core/model/PlainFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include <algorithm>

using namespace stableid;
using llvm::StringRef;

static constexpr uint64_t MaxSource = 64u << 20;

SourceText::SourceText(StringRef Contents) : Contents(Contents) {
  Starts.push_back(0);
  for (unsigned I = 0; I < Contents.size(); ++I)
    if (Contents[I] == '\n')
      Starts.push_back(I + 1);
  // What ends with a line's end has no further line.
  if (Starts.size() > 1 && Starts.back() == Contents.size())
    Starts.pop_back();
}

StringRef SourceText::line(unsigned Number) const {
  if (Number == 0 || Number > Starts.size())
    return {};
  size_t End = Number == Starts.size() ? Contents.size() : Starts[Number] - 1;
  StringRef Line = Contents.slice(Starts[Number - 1], End);
  Line.consume_back("\n");
  Line.consume_back("\r");
  return Line;
}

unsigned SourceText::lineAt(unsigned Offset) const {
  return std::upper_bound(Starts.begin(), Starts.end(), Offset) -
         Starts.begin();
}

unsigned SourceText::characterColumn(unsigned Line, unsigned ByteColumn) const {
  StringRef Before = line(Line).take_front(ByteColumn ? ByteColumn - 1 : 0);
  // Every byte but those that continue a character of UTF-8.
  return 1 + std::count_if(Before.begin(), Before.end(), [](char C) {
           return (static_cast<unsigned char>(C) & 0xC0) != 0x80;
         });
}

SourceFiles::SourceFiles(StringRef Below) {
  llvm::SmallString<256> Real;
  if (!Below.empty())
    this->Below = llvm::sys::fs::real_path(Below, Real)
                      ? Below.str()
                      : Real.str().str();
}

bool SourceFiles::mayRead(StringRef File) const {
  if (Below.empty())
    return true;
  llvm::SmallString<256> Real;
  if (llvm::sys::fs::real_path(File, Real))
    return false;
  StringRef Rest = Real;
  return Rest.consume_front(Below) &&
         (StringRef(Below).ends_with("/") || Rest.starts_with("/"));
}

const SourceText *SourceFiles::find(StringRef File) {
  auto Known = Entries.find(File);
  if (Known == Entries.end()) {
    Entry New;
    if (mayRead(File)) {
      // A folder, a pipe or a device is no source.
      if (auto Buffer = readPlainFile(File, MaxSource)) {
        New.Buffer = std::move(*Buffer);
        New.Text = std::make_unique<SourceText>(New.Buffer->getBuffer());
      } else {
        llvm::consumeError(Buffer.takeError());
      }
    }
    Known = Entries.emplace(File.str(), std::move(New)).first;
  }
  return Known->second.Text.get();
}
