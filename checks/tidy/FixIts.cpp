// Repairs as clang-tidy applies them. See FixIts.h.
#include "FixIts.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>

using namespace clang;

namespace stableid {

/// The user may have silenced the warning at \p Loc: nothing that others need
/// may hang on it.
static bool maySilence(SourceLocation Loc, const SourceManager &SM) {
  auto [File, Offset] = SM.getDecomposedLoc(SM.getFileLoc(Loc));
  llvm::StringRef Text = SM.getBufferData(File);
  size_t Begin = Text.rfind('\n', Offset);
  Begin = Begin == llvm::StringRef::npos ? 0 : Text.rfind('\n', Begin);
  size_t End = Text.find('\n', Offset);
  return Text.slice(Begin == llvm::StringRef::npos ? 0 : Begin, End)
             .contains("NOLINT") ||
         Text.contains("NOLINTBEGIN");
}

/// \p Text, a file, says already that it includes \p Header, in brackets or in
/// quotes, or all of the library.
static bool includesAlready(llvm::StringRef Text, llvm::StringRef Header) {
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    Line = Line.ltrim();
    if (!Line.consume_front("#") ||
        !(Line = Line.ltrim()).consume_front("include"))
      continue;
    Line = Line.ltrim().drop_front();
    Line = Line.take_until([](char C) { return C == '>' || C == '"'; });
    if (Line.ends_with(Header) || (Header.starts_with("stableid/") &&
                                   Line.ends_with("stableid/stableid.h")))
      return true;
  }
  return false;
}

/// Where \p Line, an include that would begin a block of its own at \p Offset,
/// joins the block above instead, if that is of the same folder. An editor's
/// view of a file's includes may be older than its text, and not know of it.
static std::optional<unsigned> placeAbove(llvm::StringRef Text, unsigned Offset,
                                          llvm::StringRef Line) {
  size_t Slash = Line.find('/');
  if (Slash == llvm::StringRef::npos)
    return std::nullopt;
  llvm::StringRef Folder = Line.take_front(Slash + 1);
  std::optional<unsigned> Place;
  for (llvm::StringRef Above = Text.take_front(Offset).rtrim(); !Above.empty();) {
    size_t Begin = Above.rfind('\n') + 1; // npos + 1 is 0
    llvm::StringRef Other = Above.drop_front(Begin);
    if (!Other.starts_with(Folder))
      break;
    if (Other < Line) {
      if (!Place)
        Place = Text.find('\n', Begin) + 1;
      break;
    }
    Place = Begin;
    Above = Above.take_front(Begin ? Begin - 1 : 0);
  }
  return Place;
}

namespace {

class Writer {
public:
  Writer(Repairs &Mended, const SourceManager &SM,
         tidy::utils::IncludeInserter &Includes, bool SelfContained)
      : Mended(Mended), SM(SM), Includes(Includes),
        SelfContained(SelfContained) {}

  void note(const Repair &R) {
    Headers[{R.File, R.Safe}].insert(R.Headers.begin(), R.Headers.end());
    if (!R.Member)
      return;
    std::vector<Growth> &All = Members[R.Member->Class];
    auto It = llvm::find_if(
        All, [&](const Growth &G) { return G.Name == R.Member->Name; });
    if (It == All.end())
      All.push_back(*R.Member);
    else
      merge(*It, *R.Member);
  }

  /// \p Alone: it may not be applied while others are.
  std::vector<FixItHint> write(const Repair &R, bool Alone) {
    std::vector<CodeEdit> Edits = R.Edits;
    if (R.Member && once(Grown, R.Member->Class, Alone))
      Edits.push_back(Mended.grow(R.Member->Class, Members[R.Member->Class]));
    std::vector<FixItHint> Hints;
    for (CodeEdit &E : Edits)
      Hints.push_back(
          E.Range.getBegin() == E.Range.getEnd()
              ? FixItHint::CreateInsertion(E.Range.getBegin(), E.Text)
              : FixItHint::CreateReplacement(E.Range, E.Text));
    // Includes of one file are often inserted at one place, where two fixes
    // would be in each other's way: the first brings them all.
    std::map<unsigned, FixItHint> Lines;
    std::set<std::string> Wanted(R.Headers.begin(), R.Headers.end());
    if (!SelfContained && !Alone)
      Wanted = Headers[{R.File, R.Safe}];
    for (llvm::StringRef Header : Wanted) {
      if (!once(Included, std::make_pair(R.File, Header.str()), Alone))
        continue;
      if (includesAlready(SM.getBufferData(R.File),
                          Header.drop_front().drop_back()))
        continue;
      Header.consume_front("\"");
      Header.consume_back("\"");
      std::optional<FixItHint> Hint =
          Includes.createIncludeInsertion(R.File, Header);
      if (!Hint)
        continue;
      SourceLocation Where = Hint->RemoveRange.getBegin();
      std::string &Line = Hint->CodeToInsert;
      if (llvm::StringRef(Line).ends_with("\n\n"))
        if (auto Place = placeAbove(SM.getBufferData(R.File),
                                    SM.getFileOffset(Where), Line)) {
          Line.pop_back();
          Where = SM.getLocForStartOfFile(R.File).getLocWithOffset(*Place);
          Hint = FixItHint::CreateInsertion(Where, std::string(Line));
        }
      unsigned At = Where.getRawEncoding();
      auto [It, New] = Lines.try_emplace(At, *Hint);
      if (New)
        continue;
      // One group, and one blank line behind it.
      std::string &Text = It->second.CodeToInsert;
      if (llvm::StringRef(Text).ends_with("\n\n"))
        Text.pop_back();
      Text += Hint->CodeToInsert;
    }
    for (const auto &[At, Hint] : Lines)
      Hints.push_back(Hint);
    return Hints;
  }

private:
  template <class Set, class Key>
  bool once(Set &Done, const Key &What, bool Alone) const {
    return SelfContained || Alone || Done.insert(What).second;
  }
  static void merge(Growth &Into, const Growth &G) {
    Into.Public |= G.Public;
    Into.Accessor |= G.Accessor;
  }

  Repairs &Mended;
  const SourceManager &SM;
  tidy::utils::IncludeInserter &Includes;
  const bool SelfContained;
  llvm::DenseMap<const CXXRecordDecl *, std::vector<Growth>> Members;
  llvm::DenseSet<const CXXRecordDecl *> Grown;
  std::map<std::pair<FileID, bool>, std::set<std::string>> Headers;
  std::set<std::pair<FileID, std::string>> Included;
};

} // namespace

std::vector<Fix> fixesFor(llvm::ArrayRef<const Finding *> Findings,
                          ASTContext &AST, const Generators &Use,
                          tidy::utils::IncludeInserter &Includes,
                          bool SelfContained) {
  Repairs Mended(AST, Use, Findings);
  Writer Out(Mended, AST.getSourceManager(), Includes, SelfContained);
  std::vector<Fix> Fixes(Findings.size());
  std::vector<std::optional<Repair>> Found;
  for (const Finding *F : Findings)
    Found.push_back(Mended.of(*F));
  std::vector<std::optional<Repair> *> Together;
  std::vector<bool> Alone;
  for (size_t I = 0; I < Found.size(); ++I) {
    Alone.push_back(maySilence(Findings[I]->To.Loc, AST.getSourceManager()));
    if (Alone.back())
      Mended.settle(&Found[I], /*Together=*/false);
    else
      Together.push_back(&Found[I]);
  }
  Mended.settle(Together, !SelfContained);
  for (const std::optional<Repair> &R : Found)
    if (R)
      Out.note(*R);
  // --fix applies only those that are safe, so they bring what they need.
  for (bool Safe : {true, false})
    for (size_t I = 0; I < Findings.size(); ++I)
      if (Found[I] && Found[I]->Safe == Safe)
        Fixes[I] = {Out.write(*Found[I], Alone[I]), Safe, Found[I]->Words};
  return Fixes;
}

} // namespace stableid
