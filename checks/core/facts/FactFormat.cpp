//===--- FactFormat.cpp - what a format reads of a call's arguments -------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See FactBuilder.h and Format.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "core/model/Printf.h"

using namespace clang;
using namespace stableid;

/// The characters of \p L, also of a wide one; those that no format has are
/// dropped.
static std::string plainText(const StringLiteral &L) {
  std::string Text;
  for (unsigned I = 0; I < L.getLength(); ++I)
    if (uint32_t Unit = L.getCodeUnit(I); Unit < 128)
      Text += char(Unit);
  return Text;
}

/// A format with braces, {} and {:x}, and no conversions of printf's.
static bool hasBraces(StringRef Text) {
  return Text.contains('{') && Text.contains('}') && !Text.contains('%');
}

/// The name that \p P says the text will be: channel_name_format.
static StringRef namedFormat(const ParmVarDecl *P) {
  StringRef Name = P->getName();
  for (StringRef End : {"_format", "_fmt", "Format", "Fmt"})
    if (Name.consume_back(End))
      return Name;
  return StringRef();
}

void FactBuilder::addNameSink(CallSite &C, const StringLiteral &Text,
                              const Conversion &Read, unsigned I,
                              unsigned Format) {
  const Rule *By = C.Rules.empty() ? nullptr : C.Rules.front();
  if (C.Harmless || C.Speaks || QuietLocals || (!By && C.FromSystem) ||
      (Out->Function && isSpoken(Out->Function, Names)))
    return;
  std::optional<WrittenName> Name = nameAround(Read);
  Sink S;
  if (Name) {
    // An address that is called one stands for itself.
    bool Joined = Name->Word.ends_with("_");
    if (!Joined && Names.says(WR_Address, Name->Word))
      return;
    S.Name = Name->Text;
    S.Id.Sure = Name->Sure ? Certainty::Certain : Certainty::Likely;
    if (std::optional<Identity> Id = Names.classify(Name->Word.rtrim('_')))
      S.Id.Kind = Id->Kind;
  }
  // What nobody followed may be named by the parameter that takes the format.
  if (!By) {
    const ParmVarDecl *P = C.Callee->getParamDecl(Format);
    if (std::optional<Identity> Id = Names.classify(namedFormat(P));
        Id && (!Name || Id->Sure == Certainty::Certain)) {
      S.Id = *Id;
      S.Name = P->getNameAsString();
      Name = WrittenName();
    }
  }
  if (!Name)
    return;
  S.Loc = Text.getBeginLoc();
  S.Range = Text.getSourceRange();
  S.Local = By != nullptr;
  S.Written = true;
  C.Args[I].Written = addSink(std::move(S));
}

void FactBuilder::addListSink(CallSite &C, unsigned I) {
  if (!C.Rules.empty() || C.FromSystem || C.Harmless || C.Speaks)
    return;
  Sink S;
  S.Name = C.Callee->getNameAsString();
  S.Loc = C.E->getExprLoc();
  S.Written = true;
  C.Args[I].Written = addSink(std::move(S));
}

void FactBuilder::addStreamName(CallSite &C) {
  if (C.Callee->getOverloadedOperator() != OO_LessLess || C.Args.empty() ||
      C.Harmless || QuietLocals || (Out->Function && isSpoken(Out->Function, Names)))
    return;
  // os << "node_" << p: what was inserted before.
  const Expr *Before = C.This.E ? C.This.E : C.Args[0].E;
  const auto *Last = dyn_cast<CXXOperatorCallExpr>(strip(Before));
  if (!Last || Last->getOperator() != OO_LessLess || Last->getNumArgs() != 2)
    return;
  const StringLiteral *Text = keyConstant(Last->getArg(1));
  if (!Text || !Text->isOrdinary())
    return;
  Conversion Read;
  Read.Letter = 'p';
  Read.Before = Text->getString();
  std::optional<WrittenName> Name = nameAround(Read);
  // People forget the space behind a word.
  if (!Name || !Name->Word.ends_with("_"))
    return;
  Sink S;
  S.Name = Name->Word.str();
  S.Loc = Text->getBeginLoc();
  S.Range = Text->getSourceRange();
  S.Local = S.Written = true;
  C.Args.back().Written = addSink(std::move(S));
}

void FactBuilder::addFormat(CallSite &C) {
  addStreamName(C);
  std::optional<PrintfShape> Shape;
  for (const Rule *R : C.Rules)
    if (R->Format >= 0) {
      Shape.emplace();
      Shape->Format = R->Format;
      Shape->First = R->VariadicFrom >= 0 ? R->VariadicFrom : R->Format + 1;
    }
  if (!Shape && C.Rules.empty())
    Shape = printfShapeOf(C.Callee);
  if (!Shape || Shape->Format >= C.Args.size())
    return;
  auto TypeOf = [&](unsigned I) { return C.Args[I].E->getType(); };
  auto IsPointer = [&](unsigned I) { return TypeOf(I)->isPointerType(); };
  const StringLiteral *Text = keyConstant(C.Args[Shape->Format].E);
  std::string Plain = Text ? plainText(*Text) : std::string();
  bool Braces = hasBraces(Plain);
  for (unsigned I = Shape->First; I < C.Args.size(); ++I)
    if (isArgumentList(TypeOf(I))) {
      C.Args[I].Printed = Reads::List;
      addListSink(C, I);
    } else if (Braces)
      C.Args[I].Printed = !IsPointer(I)                ? Reads::Number
                          : isCharPointer(C.Args[I].E) ? Reads::Text
                                                       : Reads::Address;
    else if (!Text)
      // The types have to tell. A pointer that is printed by an unknown format
      // may be anything.
      C.Args[I].Printed = IsPointer(I) ? Reads::Text : Reads::Number;
  if (!Text || Braces)
    return;
  eachConversion(Plain, [&](const Conversion &Read) {
    unsigned I = Read.Argument + Shape->First;
    if (I >= C.Args.size() || C.Args[I].Printed == Reads::List)
      return;
    Reads How = C.Args[I].Printed = readBy(Read.Letter, IsPointer(I));
    if (How == Reads::Address || How == Reads::Number)
      addNameSink(C, *Text, Read, I, Shape->Format);
  });
}

void FactBuilder::holdsRest(const VarDecl *V) {
  if (!Out->Function || !Out->Function->isVariadic())
    return;
  Source S;
  S.Kind = SourceKind::Input;
  S.In.Param = Input::Rest;
  S.Loc = V->getLocation();
  Out->Inputs.push_back({variable(V), D.add(std::move(S))});
}
