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

void stableid::eachConversion(
    StringRef Text, llvm::function_ref<void(const Conversion &)> Each) {
  Conversion C;
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
    C.Before = Text.take_front(At);
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
    if (Letter != '%' && Letter != 'm') {
      C.Argument = Named ? Named - 1 : Next++;
      C.Letter = Letter;
      C.After = Text;
      Each(C);
    }
    C.Previous = Letter;
  }
}

static bool isWordChar(char C) { return llvm::isAlnum(C) || C == '_'; }

static StringRef lastWord(StringRef Text) {
  size_t N = Text.size();
  while (N && isWordChar(Text[N - 1]))
    --N;
  return Text.drop_front(N);
}

std::optional<WrittenName> stableid::nameAround(const Conversion &C) {
  StringRef Before = C.Before, After = C.After;
  if (Before.ends_with_insensitive("0x"))
    Before = Before.drop_back(2);
  WrittenName Name;
  Name.Word = lastWord(Before);
  StringRef Ahead = Before.drop_back(Name.Word.size());
  StringRef Behind = After.drop_while(isWordChar);
  Name.Text = (Name.Word + "%" + llvm::Twine(C.Letter)).str();
  bool Quoted = !Ahead.empty() && !Behind.empty() &&
                (Ahead.back() == '"' || Ahead.back() == '\'') &&
                Ahead.back() == Behind.front();
  StringRef Outside = Quoted ? Ahead.drop_back().rtrim() : Ahead.rtrim();
  StringRef Next = (Quoted ? Behind.drop_front() : Behind).ltrim();
  // a%p -> b%p, "%p" [label="x"]: a node of a graph.
  bool Node = (Quoted || !Name.Word.empty()) &&
              (Outside.ends_with("->") || Next.starts_with("->") ||
               Next.starts_with("-- ") || Next.starts_with("["));
  if (Node)
    return Name;
  if (Quoted) {
    if (!Name.Word.empty())
      return Name;
    // id="%p", "id": "%p"
    if (!Outside.ends_with("=") && !Outside.ends_with(":"))
      return std::nullopt;
    StringRef Key = Outside.drop_back().rtrim().rtrim("\"'");
    Name.Word = lastWord(Key);
    if (Name.Word.empty())
      return std::nullopt;
    Name.Text = (Name.Word + "=\"" + Name.Text + "\"").str();
    return Name;
  }
  if (After.starts_with("_"))
    return Name;
  // Letters that touch it. One or two of them are a unit or a spelling of
  // address, a register or a format of numbers.
  if (Name.Word.ends_with("_") || Name.Word.size() > 2)
    return Name;
  // tab-%p, %s-%p; of a range, both ends are addresses.
  if (Name.Word.empty() && Ahead.ends_with("-") && C.Previous != C.Letter &&
      (Ahead.size() == 1 ? C.Previous != 0
                         : isWordChar(Ahead[Ahead.size() - 2]))) {
    Name.Word = lastWord(Ahead.drop_back());
    Name.Text = (Name.Word + "-" + Name.Text).str();
    Name.Sure = false;
    return Name;
  }
  return std::nullopt;
}
