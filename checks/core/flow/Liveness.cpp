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

void Liveness::findMentioned(Bodies HasBody) {
  const PlaceTable &Places = F->Places;
  bool HasKeys = false;
  for (PlaceId P = 1; P < Places.size(); ++P)
    HasKeys |= Places.key(P).Kind == PlaceKey::RootKind::Keys;
  Mentioned.resize(Places.size());
  Anything.resize(F->Blocks.size());
  // The block that makes each value, plus one.
  std::vector<uint32_t> Made(F->Values, 0);
  for (uint32_t B = 0; B < F->Blocks.size(); ++B) {
    bool All = false;
    auto Mentions = [&](PlaceId P) {
      BlockList &Blocks = Mentioned[Places.root(P)];
      if (Blocks.empty() || Blocks.back() != B)
        Blocks.push_back(B);
    };
    auto Uses = [&](ValueId V) { All |= V && Made[V] != B + 1; };
    auto Takes = [&](const CallFact::Argument &A) {
      Uses(A.Value);
      Mentions(A.Content);
      Mentions(A.Target);
      All |= isTextPointer(Places.key(A.Content));
    };
    for (const Fact &X : F->Blocks[B].Facts) {
      Uses(X.A);
      Uses(X.B);
      Mentions(X.P);
      Mentions(X.Q);
      if (X.Kind == FactKind::Call) {
        const CallFact &C = F->Calls[X.CallIndex];
        // A body may do anything to globals, and an operation on a container
        // looks at the keys of others.
        All |= C.Op != ContainerOp::None || (C.Callee && HasBody(C.Callee));
        for (const CallFact::Argument &A : C.Args)
          Takes(A);
        Takes(C.This);
        Mentions(C.KeyPlace);
      } else if (X.Kind == FactKind::Delete || X.Kind == FactKind::End) {
        All |= HasKeys;
      } else if (X.Kind == FactKind::Return || X.Kind == FactKind::ReturnCopy) {
        Mentions(F->Result);
      }
      if (X.Dst)
        Made[X.Dst] = B + 1;
    }
    if (All)
      Anything.set(B);
  }
}

bool Liveness::mentions(uint32_t Block, PlaceId Root) const {
  return Root >= Mentioned.size() || Anything[Block] ||
         llvm::binary_search(Mentioned[Root], Block);
}

void Liveness::findLooks() {
  const PlaceTable &Places = F->Places;
  Exposed.resize(Live.size());
  Overwritten.resize(Live.size());
  // What has been said of a block is known by its number, plus one.
  std::vector<uint32_t> Told(Live.size(), 0);
  for (uint32_t B = 0; B < F->Blocks.size(); ++B) {
    auto Meets = [&](int N, std::vector<BlockList> &First) {
      if (N < 0 || Told[N] == B + 1)
        return;
      Told[N] = B + 1;
      First[N].push_back(B);
    };
    auto Reads = [&](PlaceId P) { Meets(Numbers[Places.root(P)], Exposed); };
    auto Overwrites = [&](PlaceId P) { Meets(Numbers[P], Overwritten); };
    for (const Fact &X : F->Blocks[B].Facts) {
      switch (X.Kind) {
      case FactKind::Load:
        Reads(X.P);
        break;
      case FactKind::Return:
      case FactKind::ReturnCopy:
        Reads(X.Q);
        break;
      case FactKind::Copy:
        Reads(X.Q);
        [[fallthrough]];
      case FactKind::Store:
        if (X.Kind == FactKind::Store && X.Q)
          Reads(X.Q);
        if (X.Strong)
          Overwrites(X.P);
        break;
      case FactKind::Call: {
        const CallFact &C = F->Calls[X.CallIndex];
        for (const CallFact::Argument &A : C.Args) {
          Reads(A.Content);
          Reads(A.Target);
        }
        Reads(C.Keys);
        Reads(C.KeyPlace);
        // The temporary that a call makes is new whenever it is called.
        if (Places.key(X.P).Kind == PlaceKey::RootKind::Temporary &&
            Places.key(X.P).Temp == C.E)
          Overwrites(X.P);
        Reads(X.P);
        Reads(C.This.Content);
        Reads(C.This.Target);
        break;
      }
      default:
        break;
      }
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
  for (PlaceId P = 1; P < Places.size(); ++P)
    if (!Places.parent(P) && isPrivate(Places.key(P)))
      Numbers[P] = Count++;
  // What a reference or a capture brings in, the caller gets back.
  for (const auto &[P, Src] : F->Inputs) {
    const auto *Param = dyn_cast_or_null<ParmVarDecl>(Places.key(P).Root);
    if (!Param || Param->getType()->isReferenceType() ||
        Places.key(P).Kind != PlaceKey::RootKind::Variable)
      Numbers[P] = -1;
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
