//===--- Format.cpp - how a format reads its arguments --------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Format.h.
//
//===----------------------------------------------------------------------===//

#include "Format.h"
#include "llvm/ADT/StringExtras.h"

using namespace stableid;
using llvm::StringRef;

Reads stableid::readBy(char Letter, bool Pointer) {
  switch (Letter) {
  case 'p':
    return Reads::Address;
  case 'n':
    return Reads::Nothing;
  case 's':
  case 'S':
    return Reads::Text;
  // A pointer given where a number is asked for is printed as one.
  case 'd':
  case 'i':
  case 'o':
  case 'u':
  case 'x':
  case 'X':
    return Reads::Number;
  default:
    return Pointer ? Reads::Text : Reads::Number;
  }
}

/// Letters that say how long a number is. Before anything but a conversion of
/// numbers or texts they are conversions themselves: %q, %z.
static bool isLength(StringRef Rest) {
  static constexpr StringRef Lengths = "hlLqjztw";
  size_t N = Rest.find_first_not_of(Lengths);
  return Lengths.contains(Rest[0]) && N != StringRef::npos &&
         StringRef("diouxXeEfFgGaAcsnp").contains(Rest[N]);
}

void stableid::eachConversion(StringRef Text,
                              llvm::function_ref<void(unsigned, char)> Each) {
  unsigned Next = 0;
  auto Number = [&Text] {
    StringRef Digits = Text.take_while(llvm::isDigit);
    Text = Text.drop_front(Digits.size());
    return Digits;
  };
  // A width or precision: digits, or an argument.
  auto Extent = [&] {
    if (!Text.consume_front("*"))
      return void(Number());
    if (Number().empty() || !Text.consume_front("$"))
      ++Next;
  };
  while (true) {
    size_t At = Text.find('%');
    if (At == StringRef::npos)
      return;
    Text = Text.drop_front(At + 1);
    // %2$s names its argument.
    unsigned Named = 0;
    StringRef Numbered = Text;
    if (!Number().getAsInteger(10, Named) && !Text.consume_front("$")) {
      Text = Numbered;
      Named = 0;
    }
    Text = Text.ltrim("-+ #0',!");
    Extent();
    if (Text.consume_front("."))
      Extent();
    while (!Text.empty() && isLength(Text))
      Text = Text.drop_front();
    if (Text.empty())
      return;
    char Letter = Text.front();
    Text = Text.drop_front();
    // %m prints errno.
    if (Letter != '%' && Letter != 'm')
      Each(Named ? Named - 1 : Next++, Letter);
  }
}
