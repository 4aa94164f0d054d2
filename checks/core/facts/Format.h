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

namespace stableid {

/// How a format reads one argument.
enum class Reads : uint8_t {
  Nothing,
  Address, ///< of a pointer, its value
  Text,    ///< of a pointer, what it points to
  Number
};

/// What the conversion \p Letter reads of a \p Pointer, or of what is none.
/// Libraries add letters of their own, and those that take a pointer read
/// through it: %q of SQLite, %V of nginx.
Reads readBy(char Letter, bool Pointer);

/// Calls \p Each with the index of an argument, counted from the format's
/// first, and the letter of the conversion that reads it, in the order of
/// \p Text. Widths and precisions that are arguments themselves are counted
/// and not told.
void eachConversion(llvm::StringRef Text,
                    llvm::function_ref<void(unsigned, char)> Each);

} // namespace stableid

#endif // STABLEID_CORE_FORMAT_H
