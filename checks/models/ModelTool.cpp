//===--- ModelTool.cpp - stableid-model ------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The program with which users check a model file before they point the checks
// at it, and see what it means. See docs/model.md.
//
//===----------------------------------------------------------------------===//

#include "ModelSchema.h"
#include "core/model/Model.h"
#include "core/model/ModelFile.h"

using namespace stableid;
using llvm::StringRef;

static constexpr const char Usage[] =
    "usage: stableid-model [--dump] FILE...   check model files, in order\n"
    "       stableid-model --builtin          print the rules that are built "
    "in\n"
    "       stableid-model --schema           print the JSON schema of model "
    "files\n"
    "--dump prints the rules of the files, always in the same way\n"
    "exit status: 0 all is well, 1 a file is wrong, 2 it cannot be read\n";

int main(int Argc, char **Argv) {
  bool Dump = false;
  bool Builtin = false;
  std::vector<std::string> Files;
  for (int I = 1; I < Argc; ++I) {
    StringRef Arg = Argv[I];
    if (Arg == "--dump") {
      Dump = true;
    } else if (Arg == "--builtin") {
      Builtin = true;
    } else if (Arg == "--schema") {
      writeModelSchema(llvm::outs());
      return 0;
    } else if (Arg == "--help" || Arg == "-h") {
      llvm::outs() << Usage;
      return 0;
    } else if (Arg.starts_with("-")) {
      llvm::errs() << "unknown option '" << Arg << "'\n" << Usage;
      return 2;
    } else {
      Files.push_back(Arg.str());
    }
  }
  if (Files.empty() && !Builtin) {
    llvm::errs() << Usage;
    return 2;
  }
  auto M = Model::withFiles(Files);
  if (!M) {
    int Status = 1;
    llvm::handleAllErrors(M.takeError(), [&](const llvm::ErrorInfoBase &Info) {
      if (Info.convertToErrorCode() != std::errc::invalid_argument)
        Status = 2;
      llvm::errs() << Info.message() << '\n';
    });
    return Status;
  }
  std::shared_ptr<const Model> Base = Model::builtin();
  if (Builtin)
    writeModelFile(Base->rules(), Base->types(), Base->words(), llvm::outs());
  if (Dump)
    writeModelFile((*M)->rules().drop_front(Base->rules().size()),
                   (*M)->types().drop_front(Base->types().size()),
                   (*M)->words().drop_front(Base->words().size()),
                   llvm::outs());
  return 0;
}
