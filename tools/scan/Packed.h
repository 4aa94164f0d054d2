// Numbers and texts as bytes, and back. Whatever the bytes are, reading ends, and
// good() says whether they were what was written.
#ifndef STABLEID_TOOLS_PACKED_H
#define STABLEID_TOOLS_PACKED_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace stableid {

class PackedWriter {
public:
  void number(uint32_t N) { // seven bits a byte
    for (; N >= 128; N >>= 7)
      Bytes.push_back(char(N | 128));
    Bytes.push_back(char(N));
  }
  void hash(uint64_t N) {
    for (unsigned I = 0; I < 8; ++I)
      Bytes.push_back(char(N >> 8 * I));
  }
  void text(llvm::StringRef Text) {
    number(Text.size());
    Bytes += Text;
  }
  const std::string &str() const { return Bytes; }

private:
  std::string Bytes;
};

class PackedReader {
public:
  explicit PackedReader(llvm::StringRef Bytes) : Rest(Bytes) {}

  bool good() const { return Good; }
  uint32_t number() {
    uint32_t N = 0;
    for (unsigned Shift = 0; Shift < 35; Shift += 7) {
      if (Rest.empty())
        break;
      unsigned char Byte = Rest.front();
      Rest = Rest.drop_front();
      N |= uint32_t(Byte & 127) << Shift;
      if (Byte < 128)
        return N;
    }
    Good = false;
    return 0;
  }
  uint64_t hash() {
    llvm::StringRef Bytes = take(8);
    uint64_t N = 0;
    for (unsigned I = 0; I < Bytes.size(); ++I)
      N |= uint64_t(static_cast<unsigned char>(Bytes[I])) << 8 * I;
    return N;
  }
  std::string text() { return take(number()).str(); }

private:
  llvm::StringRef take(size_t Size) {
    if (Size > Rest.size()) {
      Good = false;
      Rest = {};
      return {};
    }
    llvm::StringRef Taken = Rest.take_front(Size);
    Rest = Rest.drop_front(Size);
    return Taken;
  }

  llvm::StringRef Rest;
  bool Good = true;
};

} // namespace stableid

#endif // STABLEID_TOOLS_PACKED_H
