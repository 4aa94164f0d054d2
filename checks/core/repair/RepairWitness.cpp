//===--- RepairWitness.cpp - a site put down for the witness --------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An edit that mends nothing: the pointer goes through a function that tells a
// run under `stableid witness` of it, and nobody else. For teams that want to
// see whether an address is handed out again before they change an ID. Only
// where the user asks for it. See Repair.h.
//
//===----------------------------------------------------------------------===//

#include "Repair.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/CharInfo.h"

using namespace clang;
using namespace stableid;

static constexpr llvm::StringLiteral Header = "<stableid/witness.h>";

/// The key that \p F is about, as it is written.
static const Expr *keyOf(const Finding &F, Uses &All, ASTContext &AST,
                         std::string &Why) {
  const auto *D = dyn_cast_or_null<DeclaratorDecl>(F.To.Decl);
  std::optional<KeyUses> Keys =
      D ? keyUsesOf(D, All, AST, Why) : std::nullopt;
  const SourceManager &SM = AST.getSourceManager();
  if (Keys)
    for (const KeyUses::Key &K : Keys->Keys)
      if (SM.isPointWithin(K.Written->getBeginLoc(), F.To.Range.getBegin(),
                           F.To.Range.getEnd()))
        return K.Written;
  return nullptr;
}

std::optional<Repair> Repairs::witness(const Finding &F) {
  if (!AST.getLangOpts().CPlusPlus17)
    return refuse("the witness takes a pointer through in C++17 only");
  if (F.To.Kind == SinkKind::Output)
    return refuse("what is written is no identity that this process keeps");
  std::string Why;
  std::optional<Site> S;
  const Expr *Pointer = nullptr;
  if (F.To.Kind == SinkKind::Key)
    Pointer = keyOf(F, World.uses(), AST, Why);
  else if ((S = siteOf(F, AST, Why)))
    Pointer = S->Pointer;
  Pointer = Pointer ? Pointer->IgnoreImplicit() : nullptr;
  if (!Pointer || !Pointer->getType()->isPointerType())
    return refuse("the pointer is not written where the identity is made");
  if (isa<CallExpr>(Pointer))
    return refuse("a call gives the pointer, and may see the witness already");
  SourceRange Range = Pointer->getSourceRange();
  const SourceManager &SM = AST.getSourceManager();
  if (!isWritable(Range.getBegin(), AST) || !isWritable(Range.getEnd(), AST) ||
      holdsMacro(Pointer, SM))
    return refuse("the pointer is in a macro, or in code that is not yours");
  QualType Pointee = Pointer->getType()->getPointeeType();
  if (Pointee->isFunctionType() || (S && S->In && S->In->isConstexpr()))
    return refuse("the witness sees objects, and only when the program runs");
  FileID File = SM.getFileID(Range.getBegin());
  if (!finds(Header.str(), File))
    return std::nullopt;
  // A name that the report shows, and no text of the user's code.
  StringRef Name = F.To.Decl && F.To.Decl->getIdentifier()
                       ? F.To.Decl->getName()
                       : StringRef(F.To.Name);
  std::string Shown;
  for (char C : Name)
    Shown += isAsciiIdentifierContinue(C) ? C : '_';
  Repair R;
  R.In = S ? S->In : nullptr;
  R.File = File;
  R.Headers = {Header.str()};
  R.Edits.push_back(
      {CharSourceRange::getTokenRange(Range),
       "stableid::witness::identity(" + textOf(Range, AST).str() + ", \"" +
           Shown + "\")"});
  R.Words = "let a run under 'stableid witness' see this one, with "
            "'stableid::witness::identity()'";
  return R;
}
