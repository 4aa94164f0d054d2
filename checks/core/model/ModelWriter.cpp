//===--- ModelWriter.cpp - from rules to YAML ------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes rules as a model file again, always in the same way: what was read is
// shown to users like that, and two rules that are written alike are one.
//
//===----------------------------------------------------------------------===//

#include "ModelFile.h"
#include "ModelWords.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/YAMLParser.h"

using namespace stableid;
using namespace stableid::words;
using llvm::StringRef;

StringRef stableid::kindName(RuleKind Kind) {
  switch (Kind) {
  case RuleKind::Source:
    return "source";
  case RuleKind::Propagation:
    return "propagation";
  case RuleKind::Sink:
    return "sink";
  case RuleKind::Filter:
    return "filter";
  case RuleKind::Sequence:
    return "sequence";
  case RuleKind::Container:
    return "container";
  }
  llvm_unreachable("no such kind");
}

std::string stableid::qualifiedName(const Rule &R) {
  return R.Scope.empty() ? R.Name.str() : (R.Scope + "::" + R.Name).str();
}

static void writePositions(StringRef Key, llvm::ArrayRef<Position> Positions,
                           llvm::raw_ostream &OS) {
  if (Positions.empty())
    return;
  OS << ", " << Key << ": [";
  StringRef Comma;
  for (Position P : Positions) {
    OS << Comma;
    Comma = ", ";
    if (P.Arg == Position::This)
      OS << "this";
    else if (P.Content)
      OS << "\"*" << P.Arg << '"';
    else
      OS << P.Arg;
  }
  OS << ']';
}

static void writeContainer(const Rule &R, llvm::raw_ostream &OS) {
  OS << ", Does: "
     << (R.Kind == RuleKind::Sequence
             ? wordFor(SequenceOps, unsigned(R.DoesTo))
             : wordFor(ContainerOps, unsigned(R.Does)));
  if (R.Object == Position::This)
    OS << ", Container: this";
  else if (R.Object >= 0)
    OS << ", Container: " << R.Object;
  if (!R.From.empty())
    OS << ", Key: " << R.From[0].Arg;
  if (R.Hash >= 0)
    OS << ", Hash: " << R.Hash;
  if (R.Frees >= 0)
    OS << ", Frees: " << R.Frees;
}

void stableid::writeRuleKey(const Rule &R, llvm::raw_ostream &OS) {
  OS << "Name: ";
  // Operators hold characters that mean something in YAML.
  bool Plain = llvm::all_of(
      R.Name, [](unsigned char C) { return llvm::isAlnum(C) || C == '_'; });
  OS << (Plain ? "" : "\"") << R.Name << (Plain ? "" : "\"");
  if (!R.Scope.empty())
    OS << ", Scope: \"" << R.Scope << '"';
  if (R.Kind == RuleKind::Container || R.Kind == RuleKind::Sequence)
    writeContainer(R, OS);
  else
    writePositions("SrcArgs", R.From, OS);
  writePositions("DstArgs", R.To, OS);
  if (R.VariadicFrom >= 0)
    OS << ", VariadicType: Src, VariadicIndex: " << R.VariadicFrom;
  if (R.VariadicTo >= 0)
    OS << ", VariadicType: Dst, VariadicIndex: " << R.VariadicTo;
  if (R.Format >= 0)
    OS << ", Format: " << R.Format;
  if (R.GivesNumber)
    OS << ", Gives: number";
  if (R.FollowsPointers)
    OS << ", Pointers: followed";
  if (R.Params >= 0)
    OS << ", Params: " << R.Params;
  if (R.TemplateArgs.empty())
    return;
  OS << ", TemplateArgs: [";
  unsigned I = 0;
  for (auto [Index, Class] : R.TemplateArgs) {
    for (; I < Index; ++I)
      OS << "any, ";
    OS << wordFor(TypeClasses, unsigned(Class))
       << (Index == R.TemplateArgs.back().first ? "" : ", ");
    ++I;
  }
  OS << ']';
}

static void writeRule(const Rule &R, llvm::raw_ostream &OS) {
  OS << "  - {";
  writeRuleKey(R, OS);
  if (R.LanguageC)
    OS << ", Language: C";
  if (R.Kind == RuleKind::Sink)
    OS << ", Kind: " << wordFor(SinkKinds, unsigned(R.Sink));
  if (R.Channel == Position::This)
    OS << ", Channel: this";
  else if (R.Channel >= 0)
    OS << ", Channel: " << R.Channel;
  if (!R.Advice.empty())
    OS << ", Advice: \"" << llvm::yaml::escape(R.Advice, false) << '"';
  OS << "}\n";
}

/// [address, owner]
static void writeWords(llvm::ArrayRef<Word> Known, uint64_t Given,
                       llvm::raw_ostream &OS) {
  OS << '[';
  StringRef Comma;
  for (const Word &W : Known)
    if (Given & W.Value) {
      OS << Comma << W.Text;
      Comma = ", ";
    }
  OS << ']';
}

void stableid::writeModelFile(llvm::ArrayRef<Rule> Rules,
                              llvm::ArrayRef<TypeRule> Types,
                              llvm::ArrayRef<WordRule> Words,
                              llvm::raw_ostream &OS) {
  static constexpr std::pair<RuleKind, StringRef> Sections[] = {
      {RuleKind::Source, "Sources"},
      {RuleKind::Propagation, "Propagations"},
      {RuleKind::Sink, "Sinks"},
      {RuleKind::Container, "Containers"},
      {RuleKind::Sequence, "Sequences"},
      {RuleKind::Filter, "Filters"}};
  for (auto [Kind, Section] : Sections) {
    bool Opened = false;
    for (const Rule &R : Rules) {
      if (R.Kind != Kind)
        continue;
      if (!Opened)
        OS << Section << ":\n";
      Opened = true;
      writeRule(R, OS);
    }
  }
  if (!Types.empty())
    OS << "Types:\n";
  for (const TypeRule &T : Types) {
    OS << "  - {Name: \"" << T.Name << "\", Is: ";
    writeWords(Traits, T.Traits, OS);
    OS << "}\n";
  }
  if (!Words.empty())
    OS << "Words:\n";
  for (const WordRule &W : Words) {
    // Quoted: no, on and the like mean something in YAML.
    OS << "  - {Name: \"" << W.Word << '"';
    if (W.Says) {
      OS << ", Says: ";
      writeWords(Roles, W.Says, OS);
    }
    if (!W.Says || W.Kind != IdentityKind::Object)
      OS << ", Kind: " << wordFor(IdentityKinds, unsigned(W.Kind));
    OS << "}\n";
  }
}
