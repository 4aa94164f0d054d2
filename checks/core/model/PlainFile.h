//===--- PlainFile.h - a file that anybody may have written ----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Model files, compile databases and reports come with sources that are not
// trusted. They are read only if reading ends, and parsed only if no parser that
// calls itself can run out of stack.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MODEL_PLAINFILE_H
#define STABLEID_CORE_MODEL_PLAINFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cstdint>
#include <memory>

namespace stableid {

/// The contents of \p Path, a regular file of at most \p Limit bytes. The error
/// is a sentence that names it.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readPlainFile(llvm::StringRef Path, uint64_t Limit);

/// The deepest nesting of lists and maps that is parsed.
constexpr unsigned MaxNesting = 200;

/// True if lists and maps in the YAML of \p Text may be nested deeper than
/// MaxNesting. Every bracket counts, also one in a string: telling them apart
/// needs the parser.
bool nestsTooDeepAsYaml(llvm::StringRef Text);

/// Why \p Text must not be given to a parser of JSON or YAML as JSON: nested too
/// deep, or no JSON already by its characters. Empty if it may be.
std::string wrongAsJson(llvm::StringRef Text);

} // namespace stableid

#endif // STABLEID_CORE_MODEL_PLAINFILE_H
