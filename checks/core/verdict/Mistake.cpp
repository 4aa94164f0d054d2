//===--- Mistake.cpp - findings that are one mistake ----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Mistake.h.
//
//===----------------------------------------------------------------------===//

#include "Mistake.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace stableid;

/// FILE:OFFSET of where \p Loc is written, and of the macro's text if it comes
/// from one. A file is known by its name and size, wherever it has been checked out.
static std::string placeOf(SourceLocation Loc, const SourceManager &SM) {
  auto Written = [&](SourceLocation At) {
    auto [File, Offset] = SM.getDecomposedLoc(At);
    OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File);
    return (Entry ? llvm::sys::path::filename(Entry->getName()).str() + " " +
                        std::to_string(Entry->getSize())
                  : std::string()) +
           ":" + std::to_string(Offset);
  };
  std::string Out = Written(SM.getFileLoc(Loc));
  if (Loc.isMacroID())
    Out += " " + Written(SM.getSpellingLoc(Loc));
  return Out;
}

/// The declaration whose design is the mistake, wherever it is given a value:
/// one of the user's. An API's parameter is used rightly elsewhere.
static const NamedDecl *givenTo(const Sink &To, const SourceManager &SM) {
  if (To.Kind != SinkKind::Id || To.From || !To.Decl ||
      !isa<FieldDecl, VarDecl, FunctionDecl>(To.Decl) ||
      To.Decl->getLocation().isInvalid() ||
      SM.isInSystemHeader(To.Decl->getLocation()))
    return nullptr;
  return To.Decl;
}

/// Other units may have a file of that name and size, and read none of this one.
static const char *reachOf(SourceLocation Loc, const SourceManager &SM) {
  return SM.isInMainFile(SM.getFileLoc(Loc)) ? OfUnit.data() : "";
}

std::vector<std::string> stableid::mistakesOf(const Finding &F,
                                              const SourceManager &SM) {
  std::vector<std::string> Out;
  if (const NamedDecl *D = givenTo(F.To, SM)) {
    const auto *First = cast<NamedDecl>(D->getCanonicalDecl());
    std::string Name = reachOf(First->getLocation(), SM) +
                       ("given " + placeOf(First->getLocation(), SM)) + " " +
                       First->getQualifiedNameAsString();
    // Callers that pass objects of other classes are mended in other classes.
    if (isa<ParmVarDecl>(D))
      Name += " " + (F.From.Class ? F.From.Class->getNameAsString()
                                  : F.From.subject());
    Out.push_back(std::move(Name));
  }
  // A container is mended by what takes entries out of it, one by one.
  if (F.To.Kind != SinkKind::Key && F.From.Loc.isValid())
    Out.push_back(reachOf(F.From.Loc, SM) +
                  std::to_string(unsigned(F.To.Kind)) + " taken " +
                  placeOf(F.From.Loc, SM) + " " + placeOf(F.taken(), SM));
  return Out;
}

std::vector<size_t>
stableid::joinedBy(llvm::ArrayRef<std::vector<std::string>> Names) {
  std::vector<size_t> First(Names.size());
  auto Find = [&](size_t I) {
    while (First[I] != I)
      I = First[I] = First[First[I]];
    return I;
  };
  llvm::StringMap<size_t> Known;
  for (size_t I = 0; I < Names.size(); ++I) {
    First[I] = I;
    for (const std::string &Name : Names[I]) {
      auto [It, New] = Known.try_emplace(Name, I);
      if (New)
        continue;
      size_t A = Find(It->second), B = Find(I);
      First[std::max(A, B)] = std::min(A, B);
    }
  }
  for (size_t I = 0; I < Names.size(); ++I)
    First[I] = Find(I);
  return First;
}
