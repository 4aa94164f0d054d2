//===--- PlainFile.cpp - a file that anybody may have written --*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See PlainFile.h.
//
//===----------------------------------------------------------------------===//

#include "PlainFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include <algorithm>

using namespace stableid;
namespace fs = llvm::sys::fs;
using llvm::StringRef;
using llvm::Twine;

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
stableid::readPlainFile(StringRef Path, uint64_t Limit) {
  auto Fail = [&](const Twine &Why) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Path + ": cannot be read: " + Why);
  };
  auto Because = [&](std::error_code Error) {
    std::string Why = Error.message();
    Why.front() = llvm::toLower(Why.front());
    return Fail(Why);
  };
  // Before it is opened: opening a pipe waits for somebody to write to it.
  fs::file_status Status;
  if (std::error_code Error = fs::status(Path, Status))
    return Because(Error);
  if (Status.type() == fs::file_type::directory_file)
    return Fail("is a directory");
  if (Status.type() != fs::file_type::regular_file)
    return Fail("is a device or a pipe, not a file");
  if (Status.getSize() > Limit)
    return Fail("has " + Twine(Status.getSize() >> 20) + " MB; " +
                Twine(Limit >> 20) + " MB are the limit");
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/true,
                                            /*IsVolatile=*/true);
  if (!Buffer)
    return Because(Buffer.getError());
  return std::move(*Buffer);
}

bool stableid::nestsTooDeepAsYaml(StringRef Text) {
  unsigned Open = 0;
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    // A block is nested as deep as it is indented, at most; "- - x" is two.
    if (Line.size() - Line.ltrim(" -?:\t").size() > 2 * MaxNesting)
      return true;
    for (char C : Line)
      if (C == '[' || C == '{') {
        if (++Open > MaxNesting)
          return true;
      } else if ((C == ']' || C == '}') && Open) {
        --Open;
      }
  }
  return false;
}

std::string stableid::wrongAsJson(StringRef Text) {
  unsigned Depth = 0;
  bool Quoted = false;
  unsigned Line = 1;
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    Line += C == '\n';
    if (Quoted) {
      if (C == '\\')
        ++I;
      Quoted = C != '"';
      continue;
    }
    switch (C) {
    case '"':
      Quoted = true;
      break;
    case '[':
    case '{':
      if (++Depth > MaxNesting)
        return "line " + std::to_string(Line) +
               ": lists and objects are nested deeper than " +
               std::to_string(MaxNesting);
      break;
    case ']':
    case '}':
      Depth -= Depth != 0;
      break;
    case '\'': // begins a string in YAML, which would end where none does here
    case '#':
    case '|':
    case '>':
      return "line " + std::to_string(Line) + ": unexpected '" +
             std::string(1, C) + "'";
    default:
      break;
    }
  }
  return "";
}
