// Which finding a story of a path confirms. See PathStory.h.
#include "PathStory.h"
#include "clang/AST/DeclBase.h"

using namespace clang;

namespace stableid {

static bool isEscape(const PathStory &S) {
  return StringRef(S.Checker).ends_with(".EscapingIdentity");
}

static bool isWithin(SourceLocation Loc, SourceRange Range,
                     const SourceManager &SM) {
  auto [File, Offset] = SM.getDecomposedLoc(SM.getFileLoc(Loc));
  auto [BeginFile, Begin] = SM.getDecomposedLoc(SM.getFileLoc(Range.getBegin()));
  auto [EndFile, End] = SM.getDecomposedLoc(SM.getFileLoc(Range.getEnd()));
  return File == BeginFile && File == EndFile && Begin <= Offset && Offset <= End;
}

static bool isSameLine(SourceLocation L, SourceLocation R,
                       const SourceManager &SM) {
  if (L.isInvalid() || R.isInvalid())
    return false;
  L = SM.getFileLoc(L);
  R = SM.getFileLoc(R);
  return SM.getFileID(L) == SM.getFileID(R) &&
         SM.getSpellingLineNumber(L) == SM.getSpellingLineNumber(R);
}

/// How much \p F is the mistake of \p S: 0, not at all; 1, it is about the same
/// holder; 2, also at a place of the story.
static unsigned likeness(const Finding &F, const PathStory &S,
                         const SourceManager &SM) {
  if (F.To.Loc.isInvalid() || S.Made.isInvalid())
    return 0;
  bool Here = isWithin(F.To.Loc, S.Made, SM);
  if (isEscape(S))
    return F.To.Kind == SinkKind::Output && Here ? 2 : 0;
  if (F.To.Kind == SinkKind::Output)
    return 0;
  if (!S.Holder || !F.To.Decl)
    return Here ? 2 : 0;
  if (S.Holder->getCanonicalDecl() != F.To.Decl->getCanonicalDecl() ||
      // One holder may be given objects of several types.
      !StringRef(S.Message).contains("'" + F.From.subject() + "'"))
    return 0;
  Here |= isSameLine(F.To.Loc, S.At, SM);
  for (const Note &N : S.Events)
    Here |= isSameLine(F.To.Loc, N.Loc, SM);
  return Here ? 2 : 1;
}

std::map<const Finding *, const PathStory *>
confirm(std::vector<Finding> &Findings, std::vector<PathStory> &Stories,
        llvm::function_ref<bool(const Finding &)> Mine,
        const SourceManager &SM) {
  std::map<const Finding *, const PathStory *> Found;
  for (PathStory &S : Stories) {
    Finding *Best = nullptr;
    unsigned Most = 0;
    for (Finding &F : Findings) {
      unsigned Like = likeness(F, S, SM);
      if (F.Echo)
        S.Told |= Like == 2;
      // The first is taken, and among equals one that has no story yet.
      if (Like > Most && Mine(F) && !Found.count(&F)) {
        Best = &F;
        Most = Like;
      }
    }
    if (!Best)
      continue;
    Best->Sure = Certainty::Certain;
    S.Told = true;
    Found[Best] = &S;
  }
  return Found;
}

} // namespace stableid
