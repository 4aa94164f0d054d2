// Repairs as clang-tidy applies them. See FixIts.h.
#include "FixIts.h"
#include "core/repair/TextPlace.h"
#include "core/verdict/Mistake.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <numeric>
#include <set>

using namespace clang;

namespace stableid {

/// The user has silenced the warning at \p Loc.
static bool isSilenced(SourceLocation Loc, const SourceManager &SM) {
  auto [File, Offset] = SM.getDecomposedLoc(SM.getFileLoc(Loc));
  llvm::StringRef Text = SM.getBufferData(File);
  size_t Begin = Text.rfind('\n', Offset);
  Begin = Begin == llvm::StringRef::npos ? 0 : Text.rfind('\n', Begin);
  size_t End = Text.find('\n', Offset);
  return Text.slice(Begin == llvm::StringRef::npos ? 0 : Begin, End)
      .contains("NOLINT");
}

/// The files of which a part may be silenced.
class SilencedFiles {
public:
  explicit SilencedFiles(const SourceManager &SM) : SM(SM) {}
  /// The user may have silenced what is said at \p Loc: nothing that others need
  /// may hang on it.
  bool maySilence(SourceLocation Loc) {
    FileID File = SM.getFileID(SM.getFileLoc(Loc));
    auto [It, New] = Known.try_emplace(File);
    if (New)
      It->second = SM.getBufferData(File).contains("NOLINTBEGIN");
    return It->second || isSilenced(Loc, SM);
  }

private:
  const SourceManager &SM;
  llvm::DenseMap<FileID, bool> Known;
};

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
    if (Line == Header || Line.ends_with(("/" + Header).str()) ||
        (Header.starts_with("stableid/") &&
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

/// \p Text with the line ends of \p File.
static std::string withLineEnds(std::string Text, llvm::StringRef File) {
  size_t End = File.find('\n');
  if (End == llvm::StringRef::npos || !End || File[End - 1] != '\r')
    return Text;
  std::string Out;
  for (char C : Text) {
    if (C == '\n' && (Out.empty() || Out.back() != '\r'))
      Out += '\r';
    Out += C;
  }
  return Out;
}

/// The includes by their offset: those of one place are one insertion.
static std::map<unsigned, std::string>
includeLines(FileID File, const std::set<std::string> &Headers, unsigned First,
           const SourceManager &SM, tidy::utils::IncludeInserter &Includes) {
  std::map<unsigned, std::string> Lines;
  llvm::StringRef Text = SM.getBufferData(File);
  for (llvm::StringRef Header : Headers) {
    if (includesAlready(Text, Header.drop_front().drop_back()))
      continue;
    Header.consume_front("\"");
    Header.consume_back("\"");
    std::optional<FixItHint> Hint =
        Includes.createIncludeInsertion(File, Header);
    if (!Hint)
      continue;
    unsigned At = SM.getFileOffset(Hint->RemoveRange.getBegin());
    std::string Line = Hint->CodeToInsert;
    if (llvm::StringRef(Line).ends_with("\n\n"))
      if (auto Place = placeAbove(Text, At, Line)) {
        Line.pop_back();
        At = *Place;
      }
    At = placeForAll(Text, At, First);
    std::string &There = Lines[At];
    // One group, and one blank line behind it.
    if (llvm::StringRef(There).ends_with("\n\n"))
      There.pop_back();
    There += Line;
  }
  return Lines;
}

std::vector<FixItHint> hintsOf(FileID File, llvm::ArrayRef<CodeEdit> Edits,
                               const std::set<std::string> &Headers,
                               const SourceManager &SM,
                               tidy::utils::IncludeInserter &Includes) {
  llvm::StringRef Text = SM.getBufferData(File);
  std::vector<FixItHint> Hints;
  for (const CodeEdit &E : Edits) {
    std::string New = withLineEnds(E.Text, Text);
    // A range of tokens that begins and ends at one is that token.
    bool Inserts = E.Range.isCharRange() &&
                   E.Range.getBegin() == E.Range.getEnd();
    Hints.push_back(Inserts
                        ? FixItHint::CreateInsertion(E.Range.getBegin(), New)
                        : FixItHint::CreateReplacement(E.Range, New));
  }
  unsigned First = Text.size();
  for (const CodeEdit &E : Edits)
    First = std::min(First, SM.getFileOffset(E.Range.getBegin()));
  for (auto &[At, Lines] : includeLines(File, Headers, First, SM, Includes)) {
    SourceLocation Where =
        SM.getLocForStartOfFile(File).getLocWithOffset(At);
    Hints.push_back(
        FixItHint::CreateInsertion(Where, withLineEnds(Lines, Text)));
  }
  return Hints;
}

namespace {

/// The parts of one fix: a repair, or several that are right only together.
struct Parts {
  FileID File;
  std::vector<CodeEdit> Edits;
  std::vector<const CXXRecordDecl *> Classes;
  std::set<std::string> Headers;

  void add(const Repair &R) {
    File = R.File;
    // All that fill one container change its keys in the same way.
    for (const CodeEdit &E : R.Edits)
      if (llvm::none_of(Edits, [&](const CodeEdit &Other) {
            return Other.Range.getAsRange() == E.Range.getAsRange() &&
                   Other.Text == E.Text;
          }))
        Edits.push_back(E);
    if (R.Member && !llvm::is_contained(Classes, R.Member->Class))
      Classes.push_back(R.Member->Class);
    Headers.insert(R.Headers.begin(), R.Headers.end());
  }
};

class Writer {
public:
  Writer(Repairs &Mended, const SourceManager &SM,
         tidy::utils::IncludeInserter &Includes)
      : Mended(Mended), SM(SM), Includes(Includes) {}

  /// Several repairs may give a class members: each gives it all of them, so
  /// that it does not matter which are applied.
  void note(const Repair &R) {
    if (!R.Member)
      return;
    Growth G = *R.Member;
    std::vector<Growth> &All = Members[G.Class];
    auto It =
        llvm::find_if(All, [&](const Growth &X) { return X.Name == G.Name; });
    if (It == All.end()) {
      All.push_back(G);
    } else {
      It->Public |= G.Public;
      It->Accessor |= G.Accessor;
    }
    Needed[G.Class].insert(R.Headers.begin(), R.Headers.end());
  }

  /// The needs of a class's members come with it.
  void complete(Parts &P) const {
    for (const CXXRecordDecl *C : P.Classes) {
      const std::set<std::string> &Headers = Needed.find(C)->second;
      P.Headers.insert(Headers.begin(), Headers.end());
    }
  }

  std::vector<FixItHint> write(const Parts &P) {
    std::vector<CodeEdit> Edits = P.Edits;
    for (const CXXRecordDecl *C : P.Classes)
      Edits.push_back(Mended.grow(C, Members[C]));
    return hintsOf(P.File, Edits, P.Headers, SM, Includes);
  }

private:
  Repairs &Mended;
  const SourceManager &SM;
  tidy::utils::IncludeInserter &Includes;
  llvm::DenseMap<const CXXRecordDecl *, std::vector<Growth>> Members;
  llvm::DenseMap<const CXXRecordDecl *, std::set<std::string>> Needed;
};

/// The edits that a run of clang-tidy has brought already.
struct Brought {
  std::set<std::pair<FileID, std::string>> Headers;
  llvm::DenseSet<const CXXRecordDecl *> Classes;
  std::set<size_t> Groups;
};

/// The findings of one run with what mends each.
struct Told {
  llvm::ArrayRef<const Finding *> Findings;
  llvm::MutableArrayRef<Mend> Found;
  /// Those that stand for themselves, whatever others say.
  const std::vector<bool> &Alone;
  const SourceManager &SM;

  /// Which finding is told for each: of one mistake the surest, of those the
  /// first. What one fix cannot mend is told apart.
  std::vector<size_t> speakers() const {
    std::vector<std::vector<std::string>> Names(Findings.size());
    for (size_t I = 0; I < Findings.size(); ++I)
      if (!Alone[I])
        Names[I] = mistakesOf(*Findings[I], SM);
    std::vector<size_t> Joined = joinedBy(Names), Out(Findings.size());
    std::map<std::pair<size_t, FileID>, size_t> Known;
    auto KeyOf = [&](size_t I) {
      return std::pair(Joined[I],
                       Found[I].Edit ? Found[I].Edit->File : FileID());
    };
    for (size_t I = 0; I < Findings.size(); ++I) {
      size_t &Best = Known.try_emplace(KeyOf(I), I).first->second;
      if (Findings[I]->Sure > Findings[Best]->Sure)
        Best = I;
    }
    for (size_t I = 0; I < Findings.size(); ++I)
      Out[I] = Known[KeyOf(I)];
    return Out;
  }

  /// Those that are told as one are mended as one: \p First has the first of
  /// each group of edits, see Repairs::settle.
  void join(llvm::ArrayRef<size_t> Speaker, std::vector<size_t> &First) const {
    std::vector<std::vector<std::string>> Names(Findings.size());
    for (size_t I = 0; I < Findings.size(); ++I)
      Names[I] = {"edit " + std::to_string(First[I]),
                  "told " + std::to_string(Speaker[I])};
    First = joinedBy(Names);
    std::vector<bool> Safe(Findings.size(), true);
    for (size_t I = 0; I < Findings.size(); ++I)
      if (Found[I].Edit && !Found[I].Edit->Safe)
        Safe[First[I]] = false;
    for (size_t I = 0; I < Findings.size(); ++I)
      if (Found[I].Edit)
        Found[I].Edit->Safe = Safe[First[I]];
  }
};

} // namespace

std::vector<Fix> fixesFor(llvm::ArrayRef<const Finding *> Findings,
                          llvm::ArrayRef<const Finding *> All, ASTContext &AST,
                          const Means &Given,
                          tidy::utils::IncludeInserter &Includes, Applying By,
                          Telling How, llvm::function_ref<bool(SourceLocation)> IsShown) {
  const SourceManager &SM = AST.getSourceManager();
  Repairs Mended(AST, Given, Findings, All);
  Writer Out(Mended, SM, Includes);
  std::vector<Mend> Found;
  for (const Finding *F : Findings)
    Found.push_back(Mended.of(*F));
  // Silenced code stays as it is.
  std::vector<bool> Alone(Found.size());
  SilencedFiles Silenced(SM);
  for (size_t I = 0; I < Found.size(); ++I) {
    SourceLocation Loc = Findings[I]->To.Loc;
    if (isSilenced(Loc, SM)) {
      Found[I].Edit.reset();
      Found[I].WhyNot = "it is silenced";
    }
    Alone[I] = Silenced.maySilence(Loc) ||
               (By == Applying::Together && !IsShown(Loc));
  }
  std::vector<size_t> First = Mended.settle(Found);
  Told As{Findings, Found, Alone, SM};
  std::vector<size_t> Speaker(Found.size());
  std::iota(Speaker.begin(), Speaker.end(), 0);
  if (How == Telling::Once) {
    Speaker = As.speakers();
    As.join(Speaker, First);
  }
  std::vector<Parts> Groups(Found.size());
  for (size_t I = 0; I < Found.size(); ++I)
    if (const std::optional<Repair> &R = Found[I].Edit) {
      Out.note(*R);
      Groups[First[I]].add(*R);
    }

  std::vector<Fix> Fixes(Findings.size());
  Brought Already;
  // --fix applies only those that are safe, so they bring what they need.
  for (bool Safe : {true, false}) {
    std::map<FileID, std::set<std::string>> Wanted;
    for (size_t I = 0; I < Findings.size(); ++I)
      if (const std::optional<Repair> &R = Found[I].Edit;
          R && R->Safe == Safe && !Alone[I])
        Wanted[R->File].insert(R->Headers.begin(), R->Headers.end());
    for (size_t I = 0; I < Findings.size(); ++I) {
      const std::optional<Repair> &R = Found[I].Edit;
      if (!R) {
        Fixes[I] = {{}, false, Found[I].Words, Found[I].WhyNot,
                    Found[I].Missing, Speaker[I]};
        continue;
      }
      if (R->Safe != Safe)
        continue;
      Fixes[I] = {{}, Safe, R->Words, "", "", Speaker[I]};
      if (Speaker[I] != I)
        continue;
      Parts P = Groups[First[I]];
      Out.complete(P);
      if (By == Applying::Together && !Alone[I]) {
        if (!Already.Groups.insert(First[I]).second)
          continue;
        llvm::erase_if(P.Classes, [&](const CXXRecordDecl *C) {
          return !Already.Classes.insert(C).second;
        });
        // Includes of one file are often inserted at one place, where two fixes
        // would be in each other's way: the first brings them all.
        P.Headers.insert(Wanted[P.File].begin(), Wanted[P.File].end());
        Wanted[P.File].clear();
        for (auto It = P.Headers.begin(); It != P.Headers.end();)
          It = Already.Headers.insert({P.File, *It}).second
                   ? std::next(It)
                   : P.Headers.erase(It);
      }
      Fixes[I].Hints = Out.write(P);
    }
  }
  return Fixes;
}

} // namespace stableid
