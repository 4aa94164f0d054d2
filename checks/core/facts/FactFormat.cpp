//===--- FactFormat.cpp - what a format reads of a call's arguments -------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See FactBuilder.h and Format.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"

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

void FactBuilder::addFormat(CallFact &C) {
  const Rule *Format = nullptr;
  for (const Rule *R : C.Rules)
    if (R->Format >= 0)
      Format = R;
  if (!Format)
    return;
  C.Conversions.assign(C.Args.size(), Reads::Nothing);
  unsigned First =
      Format->VariadicFrom >= 0 ? Format->VariadicFrom : Format->Format + 1;
  auto IsPointer = [&](unsigned I) {
    return C.Args[I].E->getType()->isPointerType();
  };
  const StringLiteral *Text = Format->Format < int(C.Args.size())
                                  ? keyConstant(C.Args[Format->Format].E)
                                  : nullptr;
  if (!Text) {
    // The types have to tell. A pointer that is printed by an unknown format
    // may be anything.
    for (unsigned I = First; I < C.Args.size(); ++I)
      C.Conversions[I] = IsPointer(I) ? Reads::Text : Reads::Number;
    return;
  }
  eachConversion(plainText(*Text), [&](unsigned I, char Letter) {
    if (I += First; I < C.Args.size())
      C.Conversions[I] = readBy(Letter, IsPointer(I));
  });
}
