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
#include "llvm/ADT/STLExtras.h"

using namespace stableid;

static std::string keyOf(const Rule &R) {
  std::string Key;
  llvm::raw_string_ostream OS(Key);
  OS << kindName(R.Kind) << ' ';
  writeRuleKey(R, OS);
  return OS.str();
}

static std::string keyOf(const TypeRule &T) { return ("type " + T.Name).str(); }

static std::string keyOf(const WordRule &W) {
  return ("word " + W.Word + " " + llvm::Twine(W.Says) + " " +
          llvm::Twine(unsigned(W.Kind)))
      .str();
}

ModelBuilder::ModelBuilder(const Model &Base)
    : BuiltinRules(Base.rules().size()), BuiltinTypes(Base.types().size()),
      BuiltinWords(Base.words().size()) {
  M->Rules = Base.rules();
  M->Types = Base.types();
  M->Words = Base.words();
  for (size_t I = 0; I < BuiltinRules; ++I)
    Known.try_emplace(keyOf(M->Rules[I]), I);
  for (size_t I = 0; I < BuiltinTypes; ++I)
    Known.try_emplace(keyOf(M->Types[I]), I);
  for (size_t I = 0; I < BuiltinWords; ++I)
    Known.try_emplace(keyOf(M->Words[I]), I);
}

std::shared_ptr<const Model> ModelBuilder::take() {
  Storage &S = *M;
  for (unsigned I = 0; I < S.Rules.size(); ++I)
    (S.Rules[I].isPattern() ? S.ByScope : S.ByName).push_back(I);
  for (unsigned I = 0; I < S.Types.size(); ++I)
    S.TypeByName.push_back(I);
  for (unsigned I = 0; I < S.Words.size(); ++I)
    S.WordByName.push_back(I);
  auto Sort = [](std::vector<unsigned> &Indices, auto NameOf) {
    llvm::sort(Indices, [&](unsigned L, unsigned R) {
      return std::make_pair(NameOf(L), L) < std::make_pair(NameOf(R), R);
    });
  };
  auto Scope = [&](unsigned I) { return lastComponent(S.Rules[I].Scope); };
  auto Type = [&](unsigned I) { return lastComponent(S.Types[I].Name); };
  Sort(S.ByName, [&](unsigned I) { return S.Rules[I].Name; });
  Sort(S.ByScope, Scope);
  Sort(S.TypeByName, Type);
  Sort(S.WordByName, [&](unsigned I) { return S.Words[I].Word; });
  ModelTables T{S.Rules,      S.Types, S.ByName,    S.ByScope,
                S.TypeByName, S.Words, S.WordByName};
  return std::make_shared<const Model>(T, std::move(M));
}

llvm::Error ModelBuilder::refuse(llvm::StringRef Where, llvm::StringRef What,
                                 llvm::StringRef Name, llvm::StringRef First,
                                 bool IsBuiltin) {
  return modelError(Where, "the " + What + " '" + Name + "' is " +
                               (IsBuiltin ? "built in (" : "already given (") +
                               First + "); remove this one");
}

llvm::Error ModelBuilder::add(ModelFile File) {
  M->Memories.push_back(File.Memory);
  for (Rule &R : File.Rules) {
    auto [Entry, IsNew] = Known.try_emplace(keyOf(R), M->Rules.size());
    if (!IsNew)
      return refuse(R.Origin, kindName(R.Kind), qualifiedName(R),
                    M->Rules[Entry->second].Origin,
                    Entry->second < BuiltinRules);
    M->Rules.push_back(R);
  }
  for (TypeRule &T : File.Types) {
    auto [Entry, IsNew] = Known.try_emplace(keyOf(T), M->Types.size());
    if (!IsNew)
      return refuse(T.Origin, "type", T.Name, M->Types[Entry->second].Origin,
                    Entry->second < BuiltinTypes);
    M->Types.push_back(T);
  }
  for (WordRule &W : File.Words) {
    auto [Entry, IsNew] = Known.try_emplace(keyOf(W), M->Words.size());
    if (!IsNew)
      return refuse(W.Origin, "word", W.Word, M->Words[Entry->second].Origin,
                    Entry->second < BuiltinWords);
    M->Words.push_back(W);
  }
  return llvm::Error::success();
}
