//===--- Liveness.cpp - what is still looked at ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Backward, one root of places at a time. See Liveness.h.
//
//===----------------------------------------------------------------------===//

#include "Liveness.h"
#include "Dataflow.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// Nobody but the function itself can see what is kept there.
static bool isPrivate(const PlaceKey &Key) {
  const auto *V = dyn_cast_or_null<VarDecl>(Key.Root);
  switch (Key.Kind) {
  case PlaceKey::RootKind::Temporary:
  case PlaceKey::RootKind::Member:
    return true;
  case PlaceKey::RootKind::Variable:
    return V && V->hasLocalStorage();
  case PlaceKey::RootKind::Pointee:
    return V && V->hasLocalStorage() && !isa<ParmVarDecl>(V);
  default:
    return false;
  }
}

/// What is written to the pointer may be written behind it: asprintf.
static bool isTextPointer(const PlaceKey &Key) {
  return Key.Kind == PlaceKey::RootKind::Variable &&
         Key.Root->getType()->isPointerType() &&
         Key.Root->getType()->getPointeeType()->isAnyCharacterType();
}

/// \p X mentions more than the places that it names: a body may do anything to
/// globals, and an operation on a container looks at the keys of others.
static bool mentionsMore(const Fact &X, const FunctionFacts &F, bool HasKeys,
                         Liveness::Bodies HasBody) {
  if (std::holds_alternative<fact::Delete>(X.Is) ||
      std::holds_alternative<fact::End>(X.Is))
    return HasKeys;
  const auto *Call = std::get_if<fact::Call>(&X.Is);
  if (!Call)
    return false;
  const CallFact &C = F.Calls[Call->Of];
  auto TakesText = [&](const CallFact::Argument &A) {
    return isTextPointer(F.Places.key(A.Content));
  };
  return C.Op != ContainerOp::None || (C.Callee && HasBody(C.Callee)) ||
         TakesText(C.This) || llvm::any_of(C.Args, TakesText);
}

void Liveness::findMentioned(Bodies HasBody) {
  const PlaceTable &Places = F->Places;
  bool HasKeys = false;
  for (unsigned P = 1; P < Places.size(); ++P)
    HasKeys |= Places.key(PlaceId(P)).Kind == PlaceKey::RootKind::Keys;
  Mentioned.resize(Places.size());
  Anything.resize(F->Blocks.size());
  // The block that makes each value, plus one.
  std::vector<uint32_t> Made(F->Values, 0);
  for (uint32_t B = 0; B < F->Blocks.size(); ++B) {
    bool All = false;
    for (const Fact &X : F->Blocks[B].Facts) {
      FactUses Of(X, *F);
      for (ValueId V : Of.Values)
        All |= V && Made[V.number()] != B + 1;
      for (const auto *Some : {&Of.Reads, &Of.Writes, &Of.Overwrites})
        for (PlaceId P : *Some) {
          BlockList &Blocks = Mentioned[Places.root(P).number()];
          if (Blocks.empty() || Blocks.back() != B)
            Blocks.push_back(B);
        }
      All |= mentionsMore(X, *F, HasKeys, HasBody);
      if (ValueId Dst = X.makes())
        Made[Dst.number()] = B + 1;
    }
    if (All)
      Anything.set(B);
  }
}

bool Liveness::mentions(uint32_t Block, PlaceId Root) const {
  return Root.number() >= Mentioned.size() || Anything[Block] ||
         llvm::binary_search(Mentioned[Root.number()], Block);
}

void Liveness::findLooks() {
  Exposed.resize(Live.size());
  Overwritten.resize(Live.size());
  // The block in which a root was met last, by its number, plus one.
  std::vector<uint32_t> Met(Live.size(), 0);
  for (uint32_t B = 0; B < F->Blocks.size(); ++B) {
    auto Meets = [&](PlaceId P, std::vector<BlockList> &First) {
      int N = Numbers[P.number()];
      if (N < 0 || Met[N] == B + 1)
        return;
      Met[N] = B + 1;
      First[N].push_back(B);
    };
    for (const Fact &X : F->Blocks[B].Facts) {
      FactUses Of(X, *F);
      for (PlaceId P : Of.Reads)
        Meets(F->Places.root(P), Exposed);
      for (PlaceId P : Of.Overwrites)
        Meets(P, Overwritten);
    }
  }
}

Liveness::Liveness(const FunctionFacts &Facts, Bodies HasBody) : F(&Facts) {
  const PlaceTable &Places = F->Places;
  // A lambda sees the locals around it without being passed any.
  for (const CallFact &C : F->Calls)
    if (isa<LambdaExpr>(C.E) || (C.Callee && isLambdaCallOperator(C.Callee)))
      return;
  if (F->Blocks.size() < 3)
    return;
  findMentioned(HasBody);
  Numbers.assign(Places.size(), -1);
  int Count = 0;
  for (unsigned I = 1; I < Places.size(); ++I)
    if (PlaceId P(I); !Places.parent(P) && isPrivate(Places.key(P)))
      Numbers[I] = Count++;
  // What a reference or a capture brings in, the caller gets back.
  for (const auto &[P, Src] : F->Inputs) {
    const auto *Param = dyn_cast_or_null<ParmVarDecl>(Places.key(P).Root);
    if (!Param || Param->getType()->isReferenceType() ||
        Places.key(P).Kind != PlaceKey::RootKind::Variable)
      Numbers[P.number()] = -1;
  }
  Live.resize(Count);
  findLooks();
}

namespace {

/// Backward from where a root is looked at to where it is overwritten: the work
/// is what there is to find out, however loops nest.
struct Lives {};
class Looks : public DataflowAnalysis<Lives, Direction::Backward> {
public:
  Looks(const FunctionFacts &F, llvm::ArrayRef<uint32_t> Overwritten,
        unsigned &Steps)
      : F(F), Overwritten(Overwritten), Steps(Steps) {}

  llvm::ArrayRef<uint32_t> edges(uint32_t Block) {
    return F.Blocks[Block].Predecessors;
  }
  void transfer(uint32_t, const State &) { ++Steps; }
  const State *leaving(uint32_t Block, unsigned Edge) {
    return llvm::binary_search(Overwritten, edges(Block)[Edge]) ? nullptr
                                                                : &Known;
  }
  bool join(uint32_t, State &, const State &) { return false; }

private:
  const FunctionFacts &F;
  llvm::ArrayRef<uint32_t> Overwritten;
  unsigned &Steps;
  State Known;
};

} // namespace

const llvm::BitVector &Liveness::liveBlocks(int Number) {
  Looks At(*F, Overwritten[Number], Steps);
  Dataflow<Looks> Pass(At, F->Blocks.size());
  for (uint32_t B : Exposed[Number])
    Pass.enter(B, {});
  Pass.run();
  return Live[Number] = Pass.reached();
}
