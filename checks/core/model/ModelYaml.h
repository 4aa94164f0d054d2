//===--- ModelYaml.h - YAML with columns and near misses -------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// YAML as ModelFile.cpp needs it: words, numbers and lists, and one sentence
// with file, line and column about the first mistake. On LLVM's YAML parser and
// not its traits, which know neither columns nor words that are nearly right.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MODELYAML_H
#define STABLEID_CORE_MODELYAML_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <optional>
#include <string>

namespace stableid {

/// The error for a mistake at \p Where, FILE:LINE:COL.
llvm::Error modelError(llvm::StringRef Where, const llvm::Twine &Message);

/// A word that a file may use, and what it means.
struct Word {
  llvm::StringRef Text;
  uint64_t Value;
};

const Word *findWord(llvm::ArrayRef<Word> Words, llvm::StringRef Text);

/// `known are a, b`, of the words that have a bit of \p Mask.
std::string knownWords(llvm::ArrayRef<Word> Words, uint64_t Mask = ~uint64_t(0));

/// The word that was probably meant by \p Wrong, else all of them.
std::string rightWord(llvm::StringRef Wrong, llvm::ArrayRef<Word> Words,
                      uint64_t Mask = ~uint64_t(0));

/// Reads one file. Every function that returns a bool returns false once a
/// mistake was found, and only the first mistake counts.
class YamlReader {
public:
  explicit YamlReader(llvm::MemoryBufferRef Buffer);

protected:
  using Node = llvm::yaml::Node;

  /// FILE:LINE:COL
  std::string where(const Node *N);
  bool fail(const Node *N, const llvm::Twine &Message);
  /// The error for the first mistake, if there was one.
  llvm::Error error();

  /// The key of \p KV; null when it is none.
  bool key(llvm::yaml::KeyValueNode &KV, std::string &Out);
  /// A single value; \p Wants says what it should be: `a number`.
  bool scalar(Node *N, llvm::StringRef Key, const llvm::Twine &Wants,
              std::string &Out);
  bool word(Node *N, llvm::StringRef Key, llvm::ArrayRef<Word> Words,
            uint64_t &Out);
  /// A number from 0 to 255.
  bool number(Node *N, llvm::StringRef Key, const llvm::Twine &Wants, int &Out);
  bool list(Node *N, llvm::StringRef Key, const llvm::Twine &Wants,
            llvm::function_ref<bool(Node &)> Each);
  bool oneOrList(Node *N, llvm::StringRef Key, const llvm::Twine &Wants,
                 llvm::function_ref<bool(Node &)> Each);

  llvm::yaml::Stream &stream() { return *Stream; }

private:
  std::string File;
  llvm::SourceMgr SM;
  std::optional<llvm::yaml::Stream> Stream;
  std::string Where;
  std::string Message;
};

} // namespace stableid

#endif // STABLEID_CORE_MODELYAML_H
