//===--- BuiltinModel.cpp - the rules that come with stableid --*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The tables that ModelCompiler.cpp wrote, and users' files added to them.
//
//===----------------------------------------------------------------------===//

#include "Model.h"
#include "ModelBuilder.h"
#include "ModelFile.h"

using namespace stableid;

// Tables, in order: nothing is made of them when a program starts.
#include "BuiltinModel.inc"

std::shared_ptr<const Model> Model::builtin() {
  static const auto Builtin = std::make_shared<const Model>(
      ModelTables{Rules, Types, ByName, ByScope, TypeByName, Words,
                  WordByName});
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
