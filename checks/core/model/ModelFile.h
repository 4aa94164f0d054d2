//===--- ModelFile.h - model files as text ---------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads the YAML of a model file into rules and writes rules as such YAML. The
// format is taught in docs/model.md. Needs LLVM's support library alone: the
// tools that check and compile model files know no clang.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MODELFILE_H
#define STABLEID_CORE_MODELFILE_H

#include "Model.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Support/raw_ostream.h"

namespace stableid {

/// The entries of one file, in its order.
struct ModelFile {
  std::vector<Rule> Rules;
  std::vector<TypeRule> Types;
  std::vector<WordRule> Words;
  /// The names that the entries refer to.
  std::shared_ptr<llvm::BumpPtrAllocator> Memory =
      std::make_shared<llvm::BumpPtrAllocator>();
};

/// The rules of \p Buffer, whose identifier is the name that errors and origins
/// show. An error is one sentence that opens with file, line and column, and
/// converts to std::errc::invalid_argument.
llvm::Expected<ModelFile> parseModelFile(llvm::MemoryBufferRef Buffer);

/// The rules of the file at \p Path. One that cannot be read is an error that
/// converts to the reason.
llvm::Expected<ModelFile> readModelFile(llvm::StringRef Path);

/// The word for an entry of that kind: a propagation.
llvm::StringRef kindName(RuleKind Kind);

/// `std::hash`, `write`.
std::string qualifiedName(const Rule &R);

/// Everything that makes \p R another rule than its neighbour: all but what is
/// said about it. As a flow mapping of a model file.
void writeRuleKey(const Rule &R, llvm::raw_ostream &OS);

/// A model file with the same meaning, always written in the same way.
void writeModelFile(llvm::ArrayRef<Rule> Rules, llvm::ArrayRef<TypeRule> Types,
                    llvm::ArrayRef<WordRule> Words, llvm::raw_ostream &OS);

} // namespace stableid

#endif // STABLEID_CORE_MODELFILE_H
