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

static void writeIndices(StringRef Name, llvm::ArrayRef<unsigned> Indices,
                         llvm::raw_ostream &OS) {
  OS << "constexpr unsigned " << Name << "[] = {";
  for (unsigned I : Indices)
    OS << I << ",";
  OS << "};\n";
}

static void writeTables(const Model &M, llvm::raw_ostream &OS) {
  OS << "// The rules of checks/models, as ModelCompiler.cpp wrote them.\n";
  // The lists of all rules, one behind the other. The first element keeps an
  // empty pool from being no array.
  OS << "constexpr Position Positions[] = {{},\n";
  for (const Rule &R : M.rules())
    for (llvm::ArrayRef<Position> List : {R.From, R.To})
      for (Position P : List)
        OS << "{" << P.Arg << "," << P.Content << "},";
  OS << "};\nconstexpr std::pair<unsigned, TypeClass> Arguments[] = {{},\n";
  for (const Rule &R : M.rules())
    for (auto [Index, Class] : R.TemplateArgs)
      OS << "{" << Index << ",TypeClass(" << unsigned(Class) << ")},";
  OS << "};\nconstexpr Rule Rules[] = {\n";
  size_t P = 1, A = 1;
  auto Next = [&](StringRef Pool, size_t &At, size_t Count) {
    if (Count)
      OS << "{" << Pool << "+" << At << "," << Count << "},";
    else
      OS << "{},";
    At += Count;
  };
  for (const Rule &R : M.rules()) {
    OS << "{RuleKind(" << unsigned(R.Kind) << "),";
    writeString(R.Name, OS);
    OS << ",";
    writeString(R.Scope, OS);
    OS << "," << R.LanguageC << ",";
    Next("Positions", P, R.From.size());
    Next("Positions", P, R.To.size());
    OS << R.VariadicFrom << "," << R.VariadicTo << "," << R.FollowsPointers
       << "," << R.Format << ",SinkKind(" << unsigned(R.Sink) << "),"
       << R.Channel << ",ContainerOp(" << unsigned(R.Does) << ")," << R.Object
       << ",SequenceOp(" << unsigned(R.DoesTo) << ")," << R.Hash << "," << R.Frees << "," << R.Params << ",";
    Next("Arguments", A, R.TemplateArgs.size());
    OS << R.GivesNumber << ",";
    writeString(R.Advice, OS);
    OS << ",";
    writeString(R.Origin, OS);
    OS << "},\n";
  }
  OS << "};\nconstexpr TypeRule Types[] = {\n";
  for (const TypeRule &T : M.types()) {
    OS << "{";
    writeString(T.Name, OS);
    OS << "," << unsigned(T.Traits) << ",";
    writeString(T.Origin, OS);
    OS << "},\n";
  }
  OS << "};\nconstexpr WordRule Words[] = {\n";
  for (const WordRule &W : M.words()) {
    OS << "{";
    writeString(W.Word, OS);
    OS << "," << W.Says << "u,IdentityKind(" << unsigned(W.Kind) << "),";
    writeString(W.Origin, OS);
    OS << "},\n";
  }
  OS << "};\n";
  writeIndices("WordByName", M.tables().WordByName, OS);
  writeIndices("ByName", M.tables().ByName, OS);
  writeIndices("ByScope", M.tables().ByScope, OS);
  writeIndices("TypeByName", M.tables().TypeByName, OS);
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
      R.Origin = R.Origin.drop_front(Folder.size());
    for (TypeRule &T : File->Types)
      T.Origin = T.Origin.drop_front(Folder.size());
    for (WordRule &W : File->Words)
      W.Origin = W.Origin.drop_front(Folder.size());
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
