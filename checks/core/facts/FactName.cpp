//===--- FactName.cpp - what names say of a call -------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether a call hashes or only shows things to a developer, and which of its
// arguments are IDs: all by what the function, its parameters or a constant key
// beside an argument are called. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "Callback.h"
#include "FactBuilder.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

bool FactBuilder::isHarmless(const FunctionDecl *Callee,
                             llvm::ArrayRef<const Rule *> Rules) {
  auto [It, New] = HarmlessCallees.try_emplace(Callee, false);
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  bool Implied = !Rules.empty() && Rules.front()->isImplied();
  // Of what prints into a text, that it prints says nothing.
  if (New)
    It->second =
        (Rules.empty() && saysDiagnostic(Callee, Names)) ||
        (Implied && Callee->getIdentifier() &&
         Names.saysLog(Callee->getName())) ||
        (Method && Method->isOverloadedOperator() && isDiagnostic(Method, Names) &&
         Names.saysDiagnostic(Method->getParent()->getName())) ||
        llvm::any_of(Rules,
                     [](const Rule *R) { return R->Kind == RuleKind::Filter; });
  return It->second;
}

const FactBuilder::ParamIdentity &
FactBuilder::paramIdentity(const FunctionDecl *F, unsigned I) {
  auto [It, New] = ParamIdentities.try_emplace(F->getParamDecl(I));
  if (New) {
    It->second.Plain =
        identityOfParam(F, I, /*ForPointer=*/false, Index, Names);
    It->second.Pointer =
        identityOfParam(F, I, /*ForPointer=*/true, Index, Names);
  }
  return It->second;
}

/// Whether a pointer that is passed as parameter \p I of \p F is an ID as it
/// is: an overload takes a number or a text as an ID in its place, or \p F
/// makes an object of a class that is an ID by name (TrackId::FromPointer).
static bool takesPointerAsId(const FunctionDecl *F, unsigned I,
                             ModelIndex &Index, const Lexicon &Names) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && Method->isStatic() &&
      Names.classify(Method->getParent()->getName()) &&
      splitName(F->getName()).front() == "from")
    return true;
  return llvm::any_of(
      F->getDeclContext()->getRedeclContext()->lookup(F->getDeclName()),
      [&](const NamedDecl *D) {
        const FunctionDecl *Other = D->getAsFunction();
        return Other && I < Other->getNumParams() &&
               !Other->getParamDecl(I)->getType()->isVoidPointerType() &&
               identityOfParam(Other, I, /*ForPointer=*/false, Index, Names);
      });
}

void FactBuilder::addElementSink(CallSite &C) {
  // ids.push_back(value), ids.emplace(key, value)
  if (C.This.E && !C.Args.empty() && !C.Args.back().NamedSink &&
      C.Callee->getDeclName().isIdentifier() &&
      Names.is(WR_Put, C.Callee->getName()))
    C.Args.back().NamedSink =
        given(sinkOfElement(C.This.E, C.Args.back().E), C.Args.back().E);
}

void FactBuilder::addSinks(CallSite &C) {
  const FunctionDecl *F = C.Callee;
  // json["id"] = value, whatever class that is.
  if (F->getOverloadedOperator() == OO_Equal && C.This.E && C.Args.size() == 1)
    C.Args[0].NamedSink = given(sinkOfTarget(C.This.E), C.Args[0].E, C.This.E);
  if (F->isOverloadedOperator())
    return;
  // What a hash function is given is hashed, and not kept.
  if (C.Hashes && F->getDeclName().isIdentifier() &&
      !Names.classifySetter(F->getName()))
    return;
  for (const Rule *R : C.Rules)
    if (R->Kind == RuleKind::Filter || R->Format >= 0)
      return;
  auto Named = [&](const CallFact::Argument &A, Identity Id, std::string Name,
                   const NamedDecl *Declared) {
    Sink S;
    S.Id = Id;
    S.Name = std::move(Name);
    S.Loc = A.E->getBeginLoc();
    S.Range = A.E->getSourceRange();
    S.Decl = Declared;
    S.Value = A.E;
    return addSink(std::move(S));
  };
  const CXXRecordDecl *Made = nullptr;
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(F))
    Made = isa<CXXConstructExpr>(C.E) ? C.E->getType()->getAsCXXRecordDecl()
                                      : Ctor->getParent();
  for (unsigned I = 0; I < C.Args.size() && I < F->getNumParams(); ++I) {
    CallFact::Argument &A = C.Args[I];
    const ParmVarDecl *P = F->getParamDecl(I);
    // A body that never looks at it makes no ID of it. Those of system headers
    // do not count: a program that skips them must find the same.
    const FunctionDecl *Body = F->getDefinition();
    if (Body && Body->hasBody() && !Body->getParamDecl(I)->isReferenced() &&
        !AST.getSourceManager().isInSystemHeader(Body->getLocation()))
      continue;
    ParamIdentity Says = paramIdentity(F, I);
    // SessionId(n): the class is named as what is made of n. Made of the same
    // object twice it has to be the same, so there is nothing to edit.
    bool ByClass = false;
    if (Made && !(Says.Plain && Says.Plain->Sure == Certainty::Certain))
      if (std::optional<Identity> Id =
              Find.ofConstructed(cast<CXXConstructorDecl>(F), Made, I)) {
        Says.Plain = Id;
        ByClass = true;
      }
    // What a system's function calls a parameter promises little: it is
    // described in the model where it is more than a name.
    for (std::optional<Identity> *Id : {&Says.Plain, &Says.Pointer})
      if (C.FromSystem && *Id && (*Id)->Sure == Certainty::Likely)
        Id->reset();
    if (!Says.Plain && !Says.Pointer)
      continue;
    // later(fired, request_id): fired() gets it back.
    if (A.E->getType()->isIntegerType() &&
        llvm::any_of(C.Args, [](const CallFact::Argument &Other) {
          return castsBack(Other.E);
        }))
      continue;
    std::string Name = Names.classify(P->getName()) ? P->getNameAsString()
                       : Made                       ? Made->getNameAsString()
                                                    : F->getNameAsString();
    if (Says.Plain) {
      A.NamedSink = Named(A, *Says.Plain, Name, P);
      if (ByClass)
        Out->Sinks[A.NamedSink].Value = nullptr;
    }
    if (Says.Pointer && A.E->getType()->isPointerType()) {
      A.PointerSink = Named(A, *Says.Pointer, Name, P);
      A.PointerIsId = takesPointerAsId(F, I, Index, Names);
    }
  }
  addElementSink(C);
  // set_header("trace-id", value)
  for (const CallFact::Argument &Key : C.Args) {
    const StringLiteral *Text = keyConstant(Key.E);
    if (!Text)
      continue;
    bool Says = false;
    for (CallFact::Argument &A : C.Args)
      if (&A != &Key && !A.NamedSink && !keyConstant(A.E)) {
        A.NamedSink = given(sinkOfConstant(Text, A.E), A.E);
        Says |= bool(A.NamedSink);
      }
    if (Says)
      break;
  }
}
