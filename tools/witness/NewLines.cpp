// Lines that were added to a file. See NewLines.h.
#include "NewLines.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace stableid;
using llvm::StringRef;

void NewLines::read(llvm::function_ref<void(StringRef)> Take) {
  uint64_t Size = 0;
  if (llvm::sys::fs::file_size(Path, Size) || Size <= At)
    return;
  auto Buffer = llvm::MemoryBuffer::getFileSlice(Path, Size - At, At,
                                                 /*IsVolatile=*/true);
  if (!Buffer)
    return;
  StringRef Lines = (*Buffer)->getBuffer();
  Lines = Lines.take_front(Lines.rfind('\n') + 1);
  At += Lines.size();
  Take(Lines);
}
