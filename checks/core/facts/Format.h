//===--- Format.h - how a format reads its arguments -----------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a printf-like format does with the values it is given. Formats with
// braces (std::format, fmt) go by the types of their arguments alone, and need
// no such reading.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_FORMAT_H
#define STABLEID_CORE_FORMAT_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>

namespace stableid {

/// How a format reads one argument.
enum class Reads : uint8_t {
  Nothing,
  Address, ///< of a pointer, its value
  Text,    ///< of a pointer, what it points to
  Number,
  List ///< a va_list: whatever was passed in it
};

/// What the conversion \p Letter reads of a \p Pointer, or of what is none.
/// Libraries add letters of their own, and those that take a pointer read
/// through it: %q of SQLite, %V of nginx.
Reads readBy(char Letter, bool Pointer);

/// One conversion of a format.
struct Conversion {
  /// The argument that it reads, counted from the format's first.
  unsigned Argument = 0;
  char Letter = 0;
  /// The letter of the conversion that ends where Before begins, if any.
  char Previous = 0;
  /// The text between that conversion and this one, and all that follows.
  llvm::StringRef Before, After;
};

/// Calls \p Each with the conversions of \p Text, in order. Widths and
/// precisions that are arguments themselves are counted and not told.
void eachConversion(llvm::StringRef Text,
                    llvm::function_ref<void(const Conversion &)> Each);

/// A name or a reference that the text around a conversion makes of it.
struct WrittenName {
  /// As it stands there: `arg_%p`, `id="%p"`.
  std::string Text;
  /// The word that leads to it: `arg_`, `id`.
  llvm::StringRef Word;
  /// Letters, a quote or an arrow touch it; a dash may only divide.
  bool Sure = true;
};

/// The name that \p C is part of; nothing where it stands alone, as in a
/// message: `at %p`, `ptr=%p`, `0x%lx`.
std::optional<WrittenName> nameAround(const Conversion &C);

} // namespace stableid

#endif // STABLEID_CORE_FORMAT_H
