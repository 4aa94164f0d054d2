//===--- FactOutput.cpp - what a call writes out --------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls that send what they are given out of the process, by rule or as a
// stream, and the pointers inside the bytes they are given. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "Channel.h"
#include "FactBuilder.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

static bool isTextType(QualType T, ModelIndex &Index) {
  if (const auto *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  else if (T->isPointerType())
    T = T->getPointeeType();
  return T->isAnyCharacterType() ||
         (Index.traitsOf(T) & (TT_Text | TT_Stream)) == TT_Text;
}

void FactBuilder::addChannel(CallFact &C) {
  const Expr *To = nullptr;
  bool Output = false;
  const Rule *Made = nullptr;
  for (const Rule *R : C.Rules) {
    if (R->Kind != RuleKind::Sink || R->Sink != SinkKind::Output)
      continue;
    // What prints a text to whatever comes first prints one alone to stdout.
    if (R->Channel >= 0 && R->Channel < int(C.Args.size()) &&
        isTextType(C.Args[R->Channel].E->getType(), Index))
      continue;
    Output = true;
    Made = R;
    if (R->Channel == Position::This)
      To = C.This.E;
    else if (R->Channel >= 0 && R->Channel < int(C.Args.size()))
      To = C.Args[R->Channel].E;
  }
  // A stream says by its type whether what it is given stays.
  const Expr *Stream = streamOf(C, Index);
  if (Stream) {
    uint16_t Traits = Index.traitsOf(Stream->getType());
    if (!(Traits & TT_Text)) {
      Output = true;
      To = Stream;
    }
  }
  if (!Output)
    return;
  ChannelVerdict V = To ? classifyChannel(To, Index, Names) : ChannelVerdict::Leaves;
  C.Filtered = V == ChannelVerdict::Stays || isDiagnostic(Out->Function, Names);
  C.VagueChannel = V == ChannelVerdict::Unknown;
  Sink S;
  S.Kind = SinkKind::Output;
  S.Id.Sure = C.VagueChannel ? Certainty::Likely : Certainty::Certain;
  S.Name = C.Callee->getNameAsString();
  S.Loc = C.E->getExprLoc();
  S.Range = C.E->getSourceRange();
  S.Decl = C.Callee;
  S.From = Made;
  // A macro of the system that wraps the call is where the user wrote it.
  const SourceManager &SM = AST.getSourceManager();
  if (Made && SM.isInSystemMacro(S.Loc))
    S.Loc = SM.getExpansionLoc(S.Loc);
  C.OutputSinkIndex = addSink(std::move(S));
}

static bool mentionsSizeof(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *S = dyn_cast<UnaryExprOrTypeTraitExpr>(E))
    return S->getKind() == UETT_SizeOf;
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return mentionsSizeof(B->getLHS()) || mentionsSizeof(B->getRHS());
  return false;
}

static bool intoBuffer(const CallFact::Argument &To) {
  QualType T = To.E->IgnoreParenCasts()->getType();
  if (const auto *P = T->getAs<PointerType>())
    T = P->getPointeeType();
  T = QualType(T->getBaseElementTypeUnsafe(), 0);
  return T->isCharType() || T->isVoidType() || T->isStdByteType();
}

void FactBuilder::addBytes(CallFact &C) {
  // memcpy(buffer, &record, sizeof record) is a write of the record as soon as
  // the buffer is written.
  auto Content = [](Position P) { return P.Content; };
  bool Copies = llvm::any_of(
      C.Rules,
      [&](const Rule *R) {
        return R->Kind == RuleKind::Propagation && R->Format < 0 &&
               llvm::any_of(R->From, Content) && llvm::any_of(R->To, Content);
      });
  if ((C.OutputSinkIndex == Fact::None && !Copies) || C.Filtered ||
      llvm::none_of(C.Args, [](const CallFact::Argument &A) {
        return mentionsSizeof(A.E);
      }))
    return;
  for (CallFact::Argument &A : C.Args) {
    const Expr *E = A.E->IgnoreParenCasts();
    QualType T = E->getType();
    // Between objects of one class, bytes are a way to spell assignment.
    if (Copies && !intoBuffer(C.Args.front()))
      return;
    if (const auto *P = T->getAs<PointerType>())
      T = P->getPointeeType();
    else if (!T->isArrayType())
      continue;
    T = elementType(T);
    const FieldDecl *Inside = firstPointerInside(T);
    if (!Inside && (Copies || !T->isObjectPointerType()))
      continue;
    // write(fd, &record, sizeof record.kind) ends before the pointer.
    if (Inside && Inside->getParent() == T->getAsRecordDecl() &&
        llvm::any_of(C.Args, [&](const CallFact::Argument &Size) {
          Expr::EvalResult Bytes;
          return mentionsSizeof(Size.E) && !Size.E->isValueDependent() &&
                 Size.E->EvaluateAsInt(Bytes, AST) &&
                 Bytes.Val.getInt().getZExtValue() * AST.getCharWidth() <=
                     AST.getFieldOffset(Inside);
        }))
      continue;
    Source S;
    S.Kind = SourceKind::Member;
    QualType Pointer = Inside ? Inside->getType() : T;
    QualType Pointed = Pointer->getPointeeType();
    S.Type = Pointed.isNull() ? Pointer : Pointed;
    S.Class = Pointed.isNull() ? nullptr : Pointed->getAsCXXRecordDecl();
    S.Object = Inside;
    S.Loc = A.E->getBeginLoc();
    A.BytesSource = D.add(std::move(S));
  }
}
