//===--- ModelBuilder.cpp - a Model of several files -----------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Refuses what is there already: a rule that is written twice was meant to be
// another one. See ModelBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "ModelBuilder.h"
#include "ModelYaml.h"

using namespace stableid;

static std::string keyOf(const Rule &R) {
  std::string Key;
  llvm::raw_string_ostream OS(Key);
  OS << kindName(R.Kind) << ' ';
  writeRuleKey(R, OS);
  return OS.str();
}

static std::string keyOf(const TypeRule &T) { return "type " + T.Name; }

ModelBuilder::ModelBuilder(const Model &Base)
    : M(std::make_shared<Model>(Base)), BuiltinRules(Base.rules().size()),
      BuiltinTypes(Base.types().size()) {
  for (size_t I = 0; I < BuiltinRules; ++I)
    Known.try_emplace(keyOf(M->Rules[I]), I);
  for (size_t I = 0; I < BuiltinTypes; ++I)
    Known.try_emplace(keyOf(M->Types[I]), I);
}

/// `map` of `std::map`.
static llvm::StringRef lastComponent(llvm::StringRef Name) {
  size_t Colon = Name.rfind("::");
  return Colon == llvm::StringRef::npos ? Name : Name.drop_front(Colon + 2);
}

void ModelBuilder::append(Rule R) {
  if (R.isPattern())
    M->PatternsByScope[lastComponent(R.Scope)].push_back(M->Rules.size());
  else
    M->ByName[R.Name].push_back(M->Rules.size());
  M->Rules.push_back(std::move(R));
}

void ModelBuilder::append(TypeRule T) {
  M->TypeByName[lastComponent(T.Name)].push_back(M->Types.size());
  M->Types.push_back(std::move(T));
}

llvm::Error ModelBuilder::refuse(llvm::StringRef Where, llvm::StringRef What,
                                 llvm::StringRef Name, llvm::StringRef First,
                                 bool IsBuiltin) {
  return modelError(Where, "the " + What + " '" + Name + "' is " +
                               (IsBuiltin ? "built in (" : "already given (") +
                               First + "); remove this one");
}

llvm::Error ModelBuilder::add(ModelFile File) {
  for (Rule &R : File.Rules) {
    auto [Entry, IsNew] = Known.try_emplace(keyOf(R), M->Rules.size());
    if (!IsNew)
      return refuse(R.Origin, kindName(R.Kind), qualifiedName(R),
                    M->Rules[Entry->second].Origin,
                    Entry->second < BuiltinRules);
    append(std::move(R));
  }
  for (TypeRule &T : File.Types) {
    auto [Entry, IsNew] = Known.try_emplace(keyOf(T), M->Types.size());
    if (!IsNew)
      return refuse(T.Origin, "type", T.Name, M->Types[Entry->second].Origin,
                    Entry->second < BuiltinTypes);
    append(std::move(T));
  }
  return llvm::Error::success();
}
