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

namespace stableid {

/// Makes a Model of the rules of files, and refuses those that it has already.
class ModelBuilder {
public:
  ModelBuilder() : M(std::make_shared<Model>()) {}
  /// Begins with what is in \p Base, and calls that built in.
  explicit ModelBuilder(const Model &Base);

  llvm::Error add(ModelFile File);
  void reserve(size_t RuleCount) { M->Rules.reserve(RuleCount); }
  /// Adds what cannot be there already.
  void append(Rule R);
  void append(TypeRule T);
  std::shared_ptr<const Model> take() { return std::move(M); }

private:
  llvm::Error refuse(llvm::StringRef Where, llvm::StringRef What,
                     llvm::StringRef Name, llvm::StringRef First,
                     bool IsBuiltin);

  std::shared_ptr<Model> M;
  /// Everything but what is said about each rule and type, and its index.
  llvm::StringMap<size_t> Known;
  size_t BuiltinRules = 0;
  size_t BuiltinTypes = 0;
};

} // namespace stableid

#endif // STABLEID_CORE_MODELBUILDER_H
