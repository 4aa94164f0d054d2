//===--- ProjectFile.h - facts of a project as a file ---------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One format for the facts of a unit, for the index that they are merged into,
// and for the slice of it that concerns one unit. All numbers are little-endian,
// all lists sorted, no path is in it, and the last bytes are a hash of the rest:
// equal input gives equal bytes, and half a file is none.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_PROJECT_FILE_H
#define STABLEID_CORE_PROJECT_FILE_H

#include "ProjectFacts.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>
#include <string>

namespace stableid {

enum class ProjectFileKind : uint8_t { Facts, Index, Slice };

struct ProjectFile {
  ProjectFileKind Kind = ProjectFileKind::Facts;
  /// Indices and slices: the units are all that the program has.
  bool Complete = false;
  /// The program that wrote it and its clang: others may mean something else by
  /// the same numbers.
  ProjectName Tool;
  /// Facts: the configuration with its models, and the compile command.
  ProjectName Config, Command;
  /// The units that it is of, sorted.
  std::vector<ProjectName> Units;
  UnitFacts Facts;
  /// Facts: findings and what changes them, as the tools pack it.
  std::string Judged;
};

/// Writes it in parts, as the facts of a large project do not fit into memory.
class ProjectFileWriter {
public:
  /// \p Head without the lists of its facts. \p Out can seek.
  ProjectFileWriter(llvm::raw_pwrite_stream &Out, const ProjectFile &Head);
  void fact(const ProjectFact &F); ///< sorted, each once
  /// The rest, and the numbers that the header lacks.
  void finish(const UnitFacts &Questions, llvm::StringRef Judged);

private:
  llvm::raw_pwrite_stream &Out;
  uint64_t Begin, Facts = 0;
};

/// Appends the hash that ends a file to \p Out, which has written \p Bytes.
void endProjectFile(llvm::raw_ostream &Out, llvm::StringRef Bytes);

std::string bytesOf(const ProjectFile &File);

/// Reads \p Bytes of the file \p Name. The error is a sentence with that name:
/// no such file, half of one, or of another version.
llvm::Expected<ProjectFile> readProjectFile(llvm::StringRef Bytes,
                                            llvm::StringRef Name);
llvm::Expected<ProjectFile> openProjectFile(llvm::StringRef Path);

/// Calls \p Do with each fact of \p Bytes, the file \p Name, without keeping
/// them; the rest is returned.
llvm::Expected<ProjectFile>
eachFactOf(llvm::StringRef Bytes, llvm::StringRef Name,
           llvm::function_ref<void(const ProjectFact &)> Do);

/// The facts of \p Bytes, a file that was written by this process; takeFact gives
/// the first and drops it.
llvm::StringRef factBytesOf(llvm::StringRef Bytes);
ProjectFact takeFact(llvm::StringRef &Bytes);

/// This version of the facts, and clang, whose names they are about: whoever reads
/// a file must be of the same.
ProjectName toolDigest();

/// 128 bits of \p Text.
ProjectName digestOf(llvm::StringRef Text);

} // namespace stableid

#endif // STABLEID_CORE_PROJECT_FILE_H
