//===--- ModelBuilder.h - a Model of several files -------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Collects the rules of files into a Model, which is immutable from then on.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MODELBUILDER_H
#define STABLEID_CORE_MODELBUILDER_H

#include "Model.h"
#include "ModelFile.h"
#include "llvm/ADT/StringMap.h"

namespace stableid {

/// Makes a Model of the rules of files, and refuses those that it has already.
class ModelBuilder {
public:
  ModelBuilder() = default;
  /// Begins with what is in \p Base, and calls that built in.
  explicit ModelBuilder(const Model &Base);

  llvm::Error add(ModelFile File);
  std::shared_ptr<const Model> take();

private:
  llvm::Error refuse(llvm::StringRef Where, llvm::StringRef What,
                     llvm::StringRef Name, llvm::StringRef First,
                     bool IsBuiltin);

  /// Of the Model that is made.
  struct Storage {
    std::vector<Rule> Rules;
    std::vector<TypeRule> Types;
    std::vector<WordRule> Words;
    std::vector<unsigned> ByName, ByScope, TypeByName, WordByName;
    std::vector<std::shared_ptr<llvm::BumpPtrAllocator>> Memories;
  };
  std::shared_ptr<Storage> M = std::make_shared<Storage>();
  /// Everything but what is said about each rule and type, and its index.
  llvm::StringMap<size_t> Known;
  size_t BuiltinRules = 0;
  size_t BuiltinTypes = 0;
  size_t BuiltinWords = 0;
};

} // namespace stableid

#endif // STABLEID_CORE_MODELBUILDER_H
