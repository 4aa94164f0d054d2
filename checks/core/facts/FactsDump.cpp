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

static const char *const FactNames[] = {
    "born", "load",       "store",  "copy", "convert", "mix",
    "either", "to-pointer", "benign", "call", "return",  "return-copy",
    "delete", "compare", "end"};

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
      if (X.Dst)
        OS << "v" << X.Dst << " = ";
      OS << FactNames[unsigned(X.Kind)];
      if (X.A)
        OS << " v" << X.A;
      if (X.B)
        OS << " v" << X.B;
      if (X.P) {
        OS << " ";
        printPlace(OS, Places.key(X.P));
      }
      if (X.Q) {
        OS << " from ";
        printPlace(OS, Places.key(X.Q));
      }
      if (X.SourceIndex != Fact::None)
        OS << " address of '" << D.source(X.SourceIndex).subject() << "'";
      if (X.SinkIndex != Fact::None)
        OS << " sink '" << Sinks[X.SinkIndex].Name << "'";
      if (X.CallIndex != Fact::None) {
        const CallFact &C = Calls[X.CallIndex];
        OS << " " << (C.Callee ? C.Callee->getNameAsString() : "?");
        if (C.This.Content) {
          OS << " on ";
          printPlace(OS, Places.key(C.This.Content));
        }
        for (const CallFact::Argument &A : C.Args) {
          OS << " (v" << A.Value;
          if (A.Content) {
            OS << " ";
            printPlace(OS, Places.key(A.Content));
          }
          if (A.SinkIndex != Fact::None)
            OS << " sink '" << Sinks[A.SinkIndex].Name << "'";
          OS << ")";
        }
        if (!C.Rules.empty())
          OS << " rules " << C.Rules.size();
        if (C.Hashes)
          OS << " hashes";
      }
      OS << "\n";
    }
  }
}
