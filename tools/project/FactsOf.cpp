// The facts of one unit. See FactsOf.h.
#include "FactsOf.h"
#include "scan/Cache.h"
#include "llvm/ADT/STLExtras.h"

using namespace stableid;
using llvm::StringRef;

/// \p Text without the place of the checkout.
static std::string below(StringRef Root, StringRef Text) {
  std::string Out;
  std::string Prefix = Root.str() + "/";
  while (true) {
    size_t At = Text.find(Prefix);
    Out += Text.take_front(At);
    if (At == StringRef::npos)
      return Out;
    Out += "./";
    Text = Text.drop_front(At + Prefix.size());
  }
}

namespace {

/// The readings of one unit under what others may say.
class Supposing {
public:
  Supposing(const UnitCommand &Unit, const UnitConfig &Config, FileStore &Store,
            const ProjectFacts &Slice)
      : Unit(Unit), Config(Config), Store(Store), Slice(Slice) {}

  UnitResult read(llvm::ArrayRef<ProjectFact> More,
                  std::vector<std::string> *Read = nullptr) const;
  /// Adds to \p J the changes that single facts of \p Some make.
  void find(llvm::ArrayRef<ProjectFact> Some, Judged &J) const;
  /// Adds to \p C those of \p Some that undo it.
  void findUndone(llvm::ArrayRef<ProjectFact> Some, const Judged &J,
                  Judged::Change &C) const;

private:
  const UnitCommand &Unit;
  const UnitConfig &Config;
  FileStore &Store;
  const ProjectFacts &Slice;
};

} // namespace

UnitResult Supposing::read(llvm::ArrayRef<ProjectFact> More,
                           std::vector<std::string> *Read) const {
  ProjectFacts Heard = Slice;
  Heard.insert(Heard.end(), More.begin(), More.end());
  sortFacts(Heard);
  auto Files = llvm::makeIntrusiveRefCnt<UnitFileSystem>(Store);
  Files->setCurrentWorkingDirectory(Unit.Directory);
  UnitResult Result = analyzeUnit(Unit, Config, Store, Files, Heard);
  if (Read)
    *Read = filesRead(Files->asked());
  return Result;
}

void Supposing::find(llvm::ArrayRef<ProjectFact> Some, Judged &J) const {
  if (Some.empty())
    return;
  Judged::Change C = changeTo(J, read(Some).Findings);
  if (C.Gone.empty() && C.Come.empty())
    return;
  if (Some.size() == 1) {
    C.If = Some.front();
    J.Changes.push_back(std::move(C));
    return;
  }
  find(Some.take_front(Some.size() / 2), J);
  find(Some.drop_front(Some.size() / 2), J);
}

void Supposing::findUndone(llvm::ArrayRef<ProjectFact> Some, const Judged &J,
                           Judged::Change &C) const {
  if (Some.empty())
    return;
  ProjectFacts More(Some.begin(), Some.end());
  More.push_back(C.If);
  if (changeTo(J, read(More).Findings).Come.size() == C.Come.size())
    return;
  if (Some.size() == 1) {
    C.Unless.push_back(Some.front());
    return;
  }
  findUndone(Some.take_front(Some.size() / 2), J, C);
  findUndone(Some.drop_front(Some.size() / 2), J, C);
}

/// What others may say that silences or lowers a finding, of names it hangs on.
static constexpr ProjectFactKind Vetoes[] = {
    ProjectFactKind::CastBack, ProjectFactKind::TakenOut,
    ProjectFactKind::HandedOn, ProjectFactKind::Sorted, ProjectFactKind::Sorts};

static ProjectFacts factsOfEach(ProjectFactKind Kind,
                                llvm::ArrayRef<ProjectName> Names) {
  ProjectFacts Out;
  for (const ProjectName &Of : Names)
    Out.push_back({Kind, 0, Of});
  return Out;
}

llvm::Expected<ProjectFile>
stableid::factsOf(const UnitCommand &Unit, const UnitConfig &Config,
                  FileStore &Store, StringRef Root, const ProjectFacts &Slice,
                  std::vector<std::string> &Read) {
  Supposing One(Unit, Config, Store, Slice);
  UnitResult First = One.read({}, &Read);
  if (!First.Failure.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   First.Failure);
  Judged J;
  J.File = Unit.File;
  J.Heard = Slice;
  J.Findings = std::move(First.Findings);
  // Where nothing is found, nothing can go.
  if (!J.Findings.empty())
    for (ProjectFactKind Kind : Vetoes)
      One.find(factsOfEach(Kind, First.Facts.Wants), J);
  size_t Silenced = J.Changes.size();
  One.find(factsOfEach(ProjectFactKind::AllSeen, First.Facts.Open), J);
  // What is certain because all was seen, another fact may silence.
  for (size_t I = Silenced; I < J.Changes.size(); ++I) {
    for (ProjectFactKind Kind : Vetoes)
      One.findUndone(factsOfEach(Kind, First.Facts.Wants), J, J.Changes[I]);
    sortFacts(J.Changes[I].Unless);
  }
  llvm::sort(J.Changes, [](const Judged::Change &L, const Judged::Change &R) {
    return L.If < R.If;
  });

  ProjectFile Out;
  Out.Tool = toolDigest();
  Out.Config = digestOf(below(Root, Config.Identity));
  std::string Command = below(Root, Unit.Directory + "/");
  for (const std::string &Arg : Unit.Line)
    Command += '\0' + below(Root, Arg);
  Out.Command = digestOf(Command);
  Out.Units.push_back(digestOf(below(Root, Unit.File) + '\0' + Command));
  Out.Facts = std::move(First.Facts);
  // What silenced a finding is asked for again, so that it is noticed when it goes.
  for (const ProjectFact &F : Slice) {
    Out.Facts.Wants.push_back(F.Of);
    if (F.Kind == ProjectFactKind::AllSeen)
      Out.Facts.Open.push_back(F.Of);
  }
  for (std::vector<ProjectName> *Names : {&Out.Facts.Wants, &Out.Facts.Open}) {
    llvm::sort(*Names);
    Names->erase(llvm::unique(*Names), Names->end());
  }
  Out.Judged = packJudged(std::move(J), Root);
  return Out;
}
