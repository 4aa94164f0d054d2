//===--- BuiltinModel.cpp - the rules that come with stableid --*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Makes the Model from the tables that ModelCompiler.cpp wrote, and adds users'
// files to it.
//
//===----------------------------------------------------------------------===//

#include "Model.h"
#include "ModelBuilder.h"
#include "ModelFile.h"

using namespace stableid;

namespace {

struct BuiltinRule {
  RuleKind Kind;
  SinkKind Sink;
  bool LanguageC;
  bool FollowsPointers;
  ContainerOp Does;
  const char *Name;
  const char *Scope;
  /// How many of the next elements of the pools are this rule's.
  uint8_t From;
  uint8_t To;
  uint8_t TemplateArgs;
  int16_t VariadicFrom;
  int16_t VariadicTo;
  int16_t Format;
  int16_t Channel;
  int16_t Params;
  int16_t Object;
  int16_t Hash;
  int16_t Frees;
  const char *Advice;
  const char *Origin;
};

struct BuiltinType {
  const char *Name;
  uint8_t Traits;
  const char *Origin;
};

#include "BuiltinModel.inc"

std::shared_ptr<const Model> makeBuiltin() {
  ModelBuilder Builder;
  Builder.reserve(std::size(Rules));
  const Position *P = std::begin(Positions) + 1;
  const auto *A = std::begin(Arguments) + 1;
  for (const BuiltinRule &B : Rules) {
    Rule R;
    R.Kind = B.Kind;
    R.Sink = B.Sink;
    R.LanguageC = B.LanguageC;
    R.FollowsPointers = B.FollowsPointers;
    R.Does = B.Does;
    R.Name = B.Name;
    R.Scope = B.Scope;
    R.From.append(P, P + B.From);
    P += B.From;
    R.To.append(P, P + B.To);
    P += B.To;
    R.TemplateArgs.append(A, A + B.TemplateArgs);
    A += B.TemplateArgs;
    R.VariadicFrom = B.VariadicFrom;
    R.VariadicTo = B.VariadicTo;
    R.Format = B.Format;
    R.Channel = B.Channel;
    R.Params = B.Params;
    R.Object = B.Object;
    R.Hash = B.Hash;
    R.Frees = B.Frees;
    R.Advice = B.Advice;
    R.Origin = B.Origin;
    Builder.append(std::move(R));
  }
  for (const BuiltinType &B : Types)
    Builder.append(TypeRule{B.Name, B.Traits, B.Origin});
  return Builder.take();
}

} // namespace

std::shared_ptr<const Model> Model::builtin() {
  static const std::shared_ptr<const Model> Builtin = makeBuiltin();
  return Builtin;
}

llvm::Expected<std::shared_ptr<const Model>>
Model::withFiles(llvm::ArrayRef<std::string> Paths) {
  if (Paths.empty())
    return builtin();
  ModelBuilder Builder(*builtin());
  for (const std::string &Path : Paths) {
    llvm::Expected<ModelFile> File = readModelFile(Path);
    if (!File)
      return File.takeError();
    if (llvm::Error E = Builder.add(std::move(*File)))
      return std::move(E);
  }
  return Builder.take();
}
