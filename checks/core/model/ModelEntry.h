//===--- ModelEntry.h - one entry of a model file -------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An entry while it is read, and what only the whole of it can tell: which of
// its keys need or exclude each other.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MODELENTRY_H
#define STABLEID_CORE_MODELENTRY_H

#include "ModelWords.h"

namespace stableid {

/// The names and scopes that an entry stands for, and a rule with everything
/// else.
struct ModelEntry {
  words::Section In;
  llvm::StringRef InWords; ///< In as the file calls it
  std::vector<std::pair<llvm::StringRef, llvm::StringRef>>
      Names; ///< and origins
  std::vector<llvm::StringRef> Scopes;
  Rule Body;
  uint16_t Is = TT_None;
  uint64_t Says = 0;
  IdentityKind Kind = IdentityKind::Object;
  unsigned VariadicType = words::V_None;
  int VariadicIndex = -1;
  llvm::SmallVector<llvm::StringRef, 8> Given;

  bool has(llvm::StringRef Key) const { return llvm::is_contained(Given, Key); }

  /// The mistake, and what would be right; empty: none.
  std::string fault() const;
  /// One rule per name and scope, or one type or word per name, to the end.
  void addTo(std::vector<Rule> &Rules, std::vector<TypeRule> &Types,
             std::vector<WordRule> &Words);

private:
  std::string without(llvm::StringRef Key, const llvm::Twine &Right) const;
  std::string faultOfCall() const;
  std::string faultOfContainer() const;
  std::string faultOfSequence() const;
};

} // namespace stableid

#endif // STABLEID_CORE_MODELENTRY_H
