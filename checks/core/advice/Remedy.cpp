//===--- Remedy.cpp - what takes the place of an address ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Remedy.h.
//
//===----------------------------------------------------------------------===//

#include "Remedy.h"
#include "core/ast/Children.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

//===--- A time beside the address ----------------------------------------===//

static const VarDecl *valueBehind(const Stmt *S) {
  const auto *R = dyn_cast<DeclRefExpr>(S);
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return V && V->isLocalVarDecl() && V->getInit() && !V->isConstexpr()
             ? V
             : nullptr;
}

static bool readsTime(const Stmt *S) {
  // T *t = malloc(sizeof *t) names t in its own initialiser.
  if (!S || isa<UnaryExprOrTypeTraitExpr>(S))
    return false;
  const NamedDecl *D = nullptr;
  if (const auto *R = dyn_cast<DeclRefExpr>(S))
    D = R->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(S))
    D = M->getMemberDecl();
  if (D && D->getIdentifier())
    if (Lexicon::builtin().says(WR_Time, D->getName()))
      return true;
  // const auto t = clock::now();
  if (const VarDecl *V = valueBehind(S))
    return llvm::any_of(childrenOf(V->getInit()), readsTime);
  return llvm::any_of(childrenOf(S), readsTime);
}

bool stableid::mixesTime(const Finding &F) {
  return F.To.Value && readsTime(F.To.Value);
}

/// The time has bits of its own, by which the IDs are in order.
static bool keepsTimeApart(const Stmt *S) {
  if (!S || isa<UnaryExprOrTypeTraitExpr>(S))
    return false;
  if (const auto *B = dyn_cast<BinaryOperator>(S))
    if ((B->getOpcode() == BO_Shl || B->getOpcode() == BO_Mul) &&
        readsTime(B->getLHS()))
      return true;
  if (const VarDecl *V = valueBehind(S))
    return keepsTimeApart(V->getInit());
  return llvm::any_of(childrenOf(S), keepsTimeApart);
}

//===--- The rows ---------------------------------------------------------===//

static constexpr const char *Bytes =
    "use 'stableid_uuid_v4()', or random bytes, as from 'getentropy', instead";
static constexpr const char *Drawn =
    "use 'stableid_uuid_v4()' of <stableid.h>, or random bytes, as from "
    "'std::random_device', instead";
static constexpr const char *Counter =
    "use 'stableid_next_id()', or a number from a counter that is never reset, "
    "instead";
static constexpr const char *Atomic =
    "use 'stableid_next_id()' of <stableid.h>, or a number from a "
    "'std::atomic<std::uint64_t>' that is never reset, instead";

/// In the order of IdentityKind.
static constexpr Remedy Rows[] = {
    {Remedy::Way::Number, GeneratorKind::Object, "", Counter, Atomic},
    {Remedy::Way::Random, GeneratorKind::Session, "", Bytes, Drawn,
     "stableid::Uuid", "uuid", 16},
    {Remedy::Way::Random, GeneratorKind::Trace, "", Bytes, Drawn,
     "stableid::TraceId", "trace_id", 16},
    {Remedy::Way::Random, GeneratorKind::Span, "", Bytes, Drawn,
     "stableid::SpanId", "span_id", 8},
    {Remedy::Way::Random, GeneratorKind::TraceParent, "", Bytes, Drawn,
     "stableid::TraceContext", "trace_context", 25},
    {Remedy::Way::Random, GeneratorKind::Uuid, "", Bytes, Drawn,
     "stableid::Uuid", "uuid", 16},
    {Remedy::Way::Message, GeneratorKind::Object,
     "use 'stableid::IdempotencyKey{group, topic, partition, offset}' instead",
     "use what names the message: its group, topic, partition and offset",
     "use what names the message: its group, topic, partition and offset"},
    {Remedy::Way::Hash, GeneratorKind::Object,
     "hash what the object holds with 'stableid::stable_hash' instead",
     "hash what the object holds instead",
     "hash what the object holds, and not with 'std::hash', instead"},
    {Remedy::Way::Number, GeneratorKind::Object, "", Counter, Atomic},
};
static_assert(std::size(Rows) == unsigned(IdentityKind::Thread) + 1);

static constexpr Remedy ForThread = {
    Remedy::Way::Thread, GeneratorKind::Thread, "",
    "use 'stableid_thread_id()', or a number that each thread takes from an "
    "atomic counter, instead",
    "use 'stableid_thread_id()' of <stableid.h>, or a number that each thread "
    "takes from a 'std::atomic<std::uint64_t>', instead"};
static constexpr Remedy ForMachine = {
    Remedy::Way::Machine, GeneratorKind::Object,
    "use 'stableid::Snowflake' with a number for each machine, or "
    "'stableid::Uuid::v7()'",
    Counter,
    "use random bytes, as from 'std::random_device', behind the time instead"};
static constexpr Remedy ForProcesses = {
    Remedy::Way::Random, GeneratorKind::Global, "", Counter, Drawn,
    "stableid::GlobalId", "global_id", 16};

const Remedy &stableid::globalRemedy() { return ForProcesses; }

const Remedy &stableid::remedyFor(const Finding &F) {
  if (F.From.Kind == SourceKind::Thread)
    return ForThread;
  const Remedy &Row = Rows[unsigned(F.To.Id.Kind)];
  if (Row.By != Remedy::Way::Number || !mixesTime(F))
    return Row;
  // Mixed in so that none comes twice, or apart, to have them in order.
  return F.To.Value->getType()->isIntegerType() && !keepsTimeApart(F.To.Value)
             ? Rows[unsigned(IdentityKind::Uuid)]
             : ForMachine;
}

std::string stableid::globalWordsInC() {
  return "use 'stableid_global_id()' or 'stableid_uuid_v4()', which no other "
         "process gives, instead";
}

std::string stableid::globalWords(const Generators &Use) {
  std::string Out;
  for (GeneratorKind Kind : {GeneratorKind::Uuid, GeneratorKind::Global})
    if (const Generator &G = Use.of(Kind); !G.isNone())
      Out += std::string(Out.empty() ? "use '" : " or '") + G.Expression + "'";
  if (Out.empty())
    Out = "use a random number of 64 bits or more";
  return Out + ", which no other process gives, instead";
}
