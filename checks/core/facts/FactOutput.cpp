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

/// open(name), std::ofstream(name), create_directory(name)
static bool makesFile(const FunctionDecl *F, const Lexicon &Words) {
  if (const auto *Made = dyn_cast<CXXConstructorDecl>(F))
    return Words.says(WR_File, Made->getParent()->getName());
  return F->getIdentifier() && Words.says(WR_File, F->getName());
}

void FactBuilder::addChannel(CallSite &C) {
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
  ChannelVerdict V =
      To ? classifyChannel(To, Index, Names) : ChannelVerdict::Leaves;
  C.Filtered =
      V == ChannelVerdict::Stays || isDiagnostic(Out->Function, Names);
  // The name of a file that goes with the process, unless it is looked for.
  bool Passing =
      !To && Temporary && !LooksForFiles && makesFile(C.Callee, Names);
  bool Vague = V == ChannelVerdict::Unknown || Passing;
  Sink S;
  S.Kind = SinkKind::Output;
  S.Id.Sure = Vague ? Certainty::Likely : Certainty::Certain;
  S.Name = C.Callee->getNameAsString();
  S.Loc = C.E->getExprLoc();
  S.Range = C.E->getSourceRange();
  S.Decl = C.Callee;
  S.From = Made;
  S.Channel = To ? channelParam(To) : nullptr;
  // A macro of the system that wraps the call is where the user wrote it.
  const SourceManager &SM = AST.getSourceManager();
  if (Made && SM.isInSystemMacro(S.Loc))
    S.Loc = SM.getExpansionLoc(S.Loc);
  C.OutputSink = addSink(std::move(S));
}

/// The bytes that \p E says are meant: it mentions sizeof, also in the
/// initializer of the variable that it is.
static bool mentionsSizeof(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *S = dyn_cast<UnaryExprOrTypeTraitExpr>(E))
    return S->getKind() == UETT_SizeOf;
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return mentionsSizeof(B->getLHS()) || mentionsSizeof(B->getRHS());
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && !isa<ParmVarDecl>(V) && V->getType()->isIntegerType() &&
         V->getInit() && mentionsSizeof(V->getInit());
}

static bool isBytes(QualType T) {
  return T->isCharType() || T->isVoidType() || T->isStdByteType();
}

/// What a pointer or array points to, or consists of; null for anything else.
static QualType pointedTo(QualType T) {
  if (const auto *P = T->getAs<PointerType>())
    return P->getPointeeType();
  return T->isArrayType() ? T : QualType();
}

static bool intoBuffer(const CallFact::Argument &To) {
  QualType T = pointedTo(To.E->IgnoreParenCasts()->getType());
  return !T.isNull() && isBytes(elementType(T));
}

/// The type of the object whose bytes \p E hands over: of what was cast, here
/// or where the local pointer was made.
static QualType objectBehind(const Expr *E) {
  QualType T = pointedTo(E->IgnoreParenCasts()->getType());
  if (T.isNull() || !isBytes(elementType(T)))
    return T;
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || isa<ParmVarDecl>(V) || !V->hasLocalStorage() || !V->getInit())
    return T;
  QualType Cast = pointedTo(V->getInit()->IgnoreParenCasts()->getType());
  return Cast.isNull() ? T : Cast;
}

bool FactBuilder::handsBytes(const CallSite &C, unsigned I) const {
  bool Output = C.OutputSink && !C.Filtered;
  if (C.Rules.empty())
    return Output || (!C.FromSystem && !C.Harmless &&
                      I < C.Callee->getNumParams() && C.Callee->isDefined() &&
                      isBytesParam(C.Callee->getParamDecl(I)->getType()));
  // memcpy(buffer, &record, sizeof record) is a write of the record as soon as
  // the buffer is written; between objects of one class, bytes are a way to
  // spell assignment.
  return Output || llvm::any_of(C.Rules, [&](const Rule *R) {
           return R->Kind == RuleKind::Propagation && R->Format < 0 &&
                  llvm::any_of(R->From,
                               [&](Position P) {
                                 return P.Arg == int(I) &&
                                        (P.Content ||
                                         isCharPointer(C.Args[I].E));
                               }) &&
                  llvm::all_of(R->To, [&](Position P) {
                    return P.Arg < 0 || P.Arg >= int(C.Args.size()) ||
                           intoBuffer(C.Args[P.Arg]);
                  });
         });
}

void FactBuilder::addBytes(CallSite &C) {
  if (llvm::none_of(C.Args, [](const CallFact::Argument &A) {
        return mentionsSizeof(A.E);
      }))
    return;
  for (unsigned I = 0; I < C.Args.size(); ++I) {
    CallFact::Argument &A = C.Args[I];
    QualType T = objectBehind(A.E);
    if (T.isNull() || !handsBytes(C, I))
      continue;
    QualType Whole = T;
    T = elementType(T);
    const FieldDecl *Inside = firstPointerInside(T);
    // The bytes of a pointer itself are a value, which rules follow.
    bool Copies = !C.OutputSink && !C.Rules.empty();
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
    S.Bytes = AST.getPointerType(Whole);
    A.BytesSource = D.add(std::move(S));
  }
}
