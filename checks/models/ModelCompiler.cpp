//===--- ModelCompiler.cpp - model files as C++ tables ---------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs while stableid is built: reads checks/models/*.yaml with the parser that
// users' files go through and writes BuiltinModel.inc, so that a program with
// the rules in it never reads YAML for them. See docs/model.md.
//
//===----------------------------------------------------------------------===//

#include "core/model/ModelBuilder.h"
#include "core/model/ModelFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace stableid;
using llvm::StringRef;

/// Prints \p E to the standard error. 1: the file is bad, 2: it cannot be read.
static int report(llvm::Error E) {
  int Status = 1;
  llvm::handleAllErrors(std::move(E), [&](const llvm::ErrorInfoBase &Info) {
    if (Info.convertToErrorCode() != std::errc::invalid_argument)
      Status = 2;
    llvm::errs() << Info.message() << '\n';
  });
  return Status;
}

static void writeString(StringRef S, llvm::raw_ostream &OS) {
  OS << '"';
  OS.write_escaped(S, /*UseHexEscapes=*/false);
  OS << '"';
}

/// As elements of the pool that all rules share.
static void writePositions(llvm::ArrayRef<Position> Positions,
                           llvm::raw_ostream &OS) {
  for (Position P : Positions)
    OS << "{" << P.Arg << ", " << (P.Content ? "true" : "false") << "}, ";
}

static void writeTables(const Model &M, llvm::raw_ostream &OS) {
  OS << "// The rules of checks/models, as ModelCompiler.cpp wrote them.\n";
  // The first element keeps an empty pool from being no array.
  OS << "constexpr Position Positions[] = {{},\n";
  for (const Rule &R : M.rules()) {
    writePositions(R.From, OS);
    writePositions(R.To, OS);
  }
  OS << "};\nconstexpr std::pair<unsigned, TypeClass> Arguments[] = {{},\n";
  for (const Rule &R : M.rules())
    for (auto [Index, Class] : R.TemplateArgs)
      OS << "{" << Index << ", TypeClass(" << unsigned(Class) << ")}, ";
  OS << "};\nconstexpr BuiltinRule Rules[] = {\n";
  for (const Rule &R : M.rules()) {
    OS << "{RuleKind(" << unsigned(R.Kind) << "), SinkKind(" << unsigned(R.Sink)
       << "), " << (R.LanguageC ? "true" : "false") << ", "
       << (R.FollowsPointers ? "true" : "false") << ", ContainerOp("
       << unsigned(R.Does) << "), ";
    writeString(R.Name, OS);
    OS << ", ";
    writeString(R.Scope, OS);
    OS << ", " << R.From.size() << ", " << R.To.size() << ", "
       << R.TemplateArgs.size() << ", " << R.VariadicFrom << ", "
       << R.VariadicTo << ", " << R.Format << ", " << R.Channel << ", "
       << R.Params << ", " << R.Object << ", " << R.Hash << ", " << R.Frees
       << ", ";
    writeString(R.Advice, OS);
    OS << ", ";
    writeString(R.Origin, OS);
    OS << "},\n";
  }
  OS << "};\nconstexpr BuiltinType Types[] = {\n";
  for (const TypeRule &T : M.types()) {
    OS << "{";
    writeString(T.Name, OS);
    OS << ", " << unsigned(T.Traits) << ", ";
    writeString(T.Origin, OS);
    OS << "},\n";
  }
  OS << "};\n";
}

int main(int Argc, char **Argv) {
  StringRef Out;
  llvm::SmallVector<StringRef, 8> Files;
  for (int I = 1; I < Argc; ++I)
    if (StringRef(Argv[I]) == "-o" && I + 1 < Argc)
      Out = Argv[++I];
    else
      Files.push_back(Argv[I]);
  if (Out.empty() || Files.empty()) {
    llvm::errs() << "usage: stableid-model-compiler FILE... -o OUT\n";
    return 1;
  }
  ModelBuilder Builder;
  for (StringRef Path : Files) {
    llvm::Expected<ModelFile> File = readModelFile(Path);
    if (!File)
      return report(File.takeError());
    // Users are shown the file and not the folder it was built in.
    StringRef Folder = Path.drop_back(llvm::sys::path::filename(Path).size());
    for (Rule &R : File->Rules)
      R.Origin.erase(0, Folder.size());
    for (TypeRule &T : File->Types)
      T.Origin.erase(0, Folder.size());
    if (llvm::Error E = Builder.add(std::move(*File)))
      return report(std::move(E));
  }
  std::error_code EC;
  llvm::raw_fd_ostream OS(Out, EC);
  if (EC) {
    llvm::errs() << Out << ": cannot be written: " << EC.message() << '\n';
    return 2;
  }
  writeTables(*Builder.take(), OS);
  return 0;
}
