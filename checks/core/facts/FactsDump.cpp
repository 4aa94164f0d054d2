//===--- FactsDump.cpp - facts as text ------------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One line per fact, for tests and for whoever asks why something is or is not
// found. Holds no address. See Facts.h.
//
//===----------------------------------------------------------------------===//

#include "Facts.h"

using namespace clang;
using namespace stableid;

void stableid::printPlace(llvm::raw_ostream &OS, const PlaceKey &Key) {
  switch (Key.Kind) {
  case PlaceKey::RootKind::None:
    OS << "nowhere";
    break;
  case PlaceKey::RootKind::Variable:
    OS << Key.Root->getNameAsString();
    break;
  case PlaceKey::RootKind::Pointee:
    OS << "*" << Key.Root->getNameAsString();
    break;
  case PlaceKey::RootKind::This:
    OS << "this";
    break;
  case PlaceKey::RootKind::Member:
    OS << "?." << Key.Root->getNameAsString();
    break;
  case PlaceKey::RootKind::Keys:
    OS << "keys of " << Key.Root->getNameAsString();
    break;
  case PlaceKey::RootKind::Result:
    OS << "result";
    break;
  case PlaceKey::RootKind::Temporary:
    OS << "temporary";
    break;
  }
  for (const FieldDecl *F : Key.Fields)
    if (F)
      OS << "." << F->getNameAsString();
}

namespace {

/// One fact, from its name on.
struct Printer {
  llvm::raw_ostream &OS;
  const FunctionFacts &F;
  const Derivations &D;

  void write(ValueId V) const {
    if (V)
      OS << " v" << V.number();
  }
  void write(PlaceId P) const {
    if (!P)
      return;
    OS << " ";
    printPlace(OS, F.Places.key(P));
  }
  void write(SinkId S) const {
    if (S)
      OS << " sink '" << F.Sinks[S].Name << "'";
  }
  void write(SourceId S) const {
    if (S)
      OS << " address of '" << D.source(S).subject() << "'";
  }
  void write(ReadAs As) const {
    OS << (As == ReadAs::Object   ? " object"
           : As == ReadAs::Number ? " number"
                                  : " pointer");
  }
  template <class... Parts> void line(const char *Name, Parts... Of) const {
    OS << Name;
    (write(Of), ...);
  }

  /// `{ text 1 -> object }`: what is read, how, and where it is put.
  void effect(const CallFact &C, const Effect &X) const {
    static constexpr const char *Parts[] = {"",        "value",  "object",
                                            "content", "itself", "within"};
    auto At = [&](int Arg) {
      if (Arg == Position::This)
        OS << " this";
      else if (Arg == Position::Result)
        OS << " result";
      else
        OS << " " << Arg;
    };
    OS << " {";
    write(X.Born);
    for (const Reading &R : X.Reads) {
      if (R.Of == Reading::Part::Nothing && !R.Bytes)
        continue;
      OS << (R.Made == StepKind::Hashed      ? " hashed"
             : R.Made == StepKind::Formatted ? " formatted"
             : R.Made                        ? " converted"
                                             : "")
         << (R.Numbers ? " numbers of " : " ") << Parts[unsigned(R.Of)]
         << (R.Bytes ? "bytes" : "");
      At(R.Arg);
    }
    if (X.Formats)
      OS << " printed";
    if (X.Hashes)
      OS << " hashed";
    OS << " ->";
    write(X.To);
    for (const Writing &W : X.Writes) {
      OS << (W.Overwrites ? " =" : "") << (W.AsRead ? " as-read" : "");
      At(W.To);
    }
    OS << " }";
  }

  void operator()(const fact::Born &X) const { line("born", X.Src); }
  void operator()(const fact::Load &X) const {
    line("load", X.From, X.ByType, X.As);
    if (X.Bytes)
      OS << " bytes";
  }
  void operator()(const fact::Arrive &X) const { line("arrive", X.Src, X.At); }
  void operator()(const fact::Store &X) const {
    line(X.Overwrites ? "store" : "add", X.Src, X.To);
  }
  void operator()(const fact::Copy &X) const {
    line(X.Overwrites ? "copy" : "add-copy", X.To);
    OS << " from";
    line("", X.From, X.At);
  }
  void operator()(const fact::Convert &X) const { line("convert", X.Src); }
  void operator()(const fact::Mix &X) const {
    line(X.WithConstant ? "mix-constant" : "mix", X.L, X.R);
  }
  void operator()(const fact::Either &X) const {
    line("either", X.L, X.R, X.ByType);
  }
  void operator()(const fact::ToPointer &X) const { line("to-pointer", X.Src); }
  void operator()(const fact::Benign &X) const { line("benign", X.Src); }
  void operator()(const fact::Return &X) const {
    line(X.Alone ? "return" : "yield", X.Src);
  }
  void operator()(const fact::ReturnCopy &X) const {
    line(X.Alone ? "return-copy" : "yield-copy", X.From, X.At);
  }
  void operator()(const fact::Delete &X) const { line("delete", X.Src); }
  void operator()(const fact::Compare &X) const { line("compare", X.L, X.R); }
  void operator()(const fact::CompareKept &X) const {
    line("compare-kept", X.Src, X.At);
  }
  void operator()(const fact::End &) const { line("end"); }
  void operator()(const fact::Call &X) const {
    const CallFact &C = F.Calls[X.Of];
    OS << "call " << (C.Callee ? C.Callee->getNameAsString() : "?");
    write(X.Result);
    if (C.This.Content) {
      OS << " on";
      write(C.This.Content);
    }
    for (const CallFact::Argument &A : C.Args) {
      OS << " (v" << A.Value.number();
      write(A.Content);
      write(A.NamedSink);
      OS << ")";
    }
    for (const Effect &E : C.Effects)
      effect(C, E);
    if (C.Hashes)
      OS << " hashes";
  }
};

} // namespace

void FunctionFacts::dump(llvm::raw_ostream &OS, const Derivations &D) const {
  OS << (Function ? Function->getQualifiedNameAsString() : "initializer")
     << ":\n";
  for (size_t B = 0; B < Blocks.size(); ++B) {
    OS << "  block " << B << " ->";
    for (uint32_t Next : Blocks[B].Successors)
      OS << " " << Next;
    OS << "\n";
    for (const Fact &X : Blocks[B].Facts) {
      OS << "    ";
      if (ValueId Dst = X.makes())
        OS << "v" << Dst.number() << " = ";
      std::visit(Printer{OS, *this, D}, X.Is);
      OS << "\n";
    }
  }
}
