//===--- Model.cpp - rules by name -----------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Look-up by name alone; scopes are ModelIndex's. What is built in stands in
// BuiltinModel.cpp: the compiler of model files has none.
//
//===----------------------------------------------------------------------===//

#include "Model.h"

using namespace stableid;

llvm::ArrayRef<unsigned> Model::rulesNamed(llvm::StringRef Name) const {
  auto I = ByName.find(Name);
  if (I == ByName.end())
    return {};
  return I->second;
}

llvm::ArrayRef<unsigned> Model::patternsIn(llvm::StringRef Last) const {
  auto I = PatternsByScope.find(Last);
  if (I == PatternsByScope.end())
    return {};
  return I->second;
}

llvm::ArrayRef<unsigned> Model::typesNamed(llvm::StringRef Name) const {
  auto I = TypeByName.find(Name);
  if (I == TypeByName.end())
    return {};
  return I->second;
}
