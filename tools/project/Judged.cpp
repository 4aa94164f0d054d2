// Findings, and what changes them. See Judged.h.
#include "Judged.h"
#include "scan/PackedParts.h"
#include "scan/Project.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <tuple>

using namespace stableid;
using llvm::StringRef;

static auto keyOf(const ReportFinding &F) {
  return std::tie(F.At.File, F.At.Offset, F.Check, F.Message);
}

static auto placeOf(const ReportFinding &F) {
  return std::tie(F.At.File, F.At.Offset, F.Check);
}

/// Equal for a reader: another edit, or another note, makes it another one.
static bool same(const ReportFinding &L, const ReportFinding &R) {
  PackedWriter A, B;
  pack(A, L);
  pack(B, R);
  return A.str() == B.str();
}

static bool holds(llvm::ArrayRef<ReportFinding> All, const ReportFinding &F) {
  return llvm::any_of(All, [&](const ReportFinding &Other) {
    return keyOf(Other) == keyOf(F) && same(Other, F);
  });
}

Judged::Change stableid::changeTo(const Judged &J,
                                  const std::vector<ReportFinding> &Now) {
  Judged::Change Out;
  for (size_t I = 0; I < J.Findings.size(); ++I)
    if (!holds(Now, J.Findings[I]))
      Out.Gone.push_back(I);
  for (const ReportFinding &F : Now)
    if (!holds(J.Findings, F))
      Out.Come.push_back(F);
  return Out;
}

/// A reading alone can follow a value through what another unit does.
static bool needsReading(ProjectFactKind Kind) {
  return Kind == ProjectFactKind::GivesAddress ||
         Kind == ProjectFactKind::MakesId || Kind == ProjectFactKind::Writes;
}

Judgement stableid::judge(const Judged &J, llvm::ArrayRef<ProjectFact> Slice) {
  Judgement Out;
  std::vector<const Judged::Change *> Held;
  auto Says = [&](const ProjectFact &Said) {
    return llvm::any_of(Slice, [&](const ProjectFact &F) {
      return F.Kind == Said.Kind && F.Of == Said.Of;
    });
  };
  for (const Judged::Change &C : J.Changes)
    if (Says(C.If) && llvm::none_of(C.Unless, Says))
      Held.push_back(&C);
  std::set_symmetric_difference(
      Slice.begin(), Slice.end(), J.Heard.begin(), J.Heard.end(),
      std::back_inserter(Out.Unanswered));
  llvm::erase_if(Out.Unanswered, [&](const ProjectFact &F) {
    return !needsReading(F.Kind) &&
           !std::binary_search(J.Heard.begin(), J.Heard.end(), F);
  });
  std::vector<bool> Gone(J.Findings.size());
  for (const Judged::Change *C : Held)
    for (uint32_t I : C->Gone)
      if (I < Gone.size())
        Gone[I] = true;
  for (size_t I = 0; I < Gone.size(); ++I)
    if (!Gone[I])
      Out.Findings.push_back(J.Findings[I]);
  // Another fact may silence the same place: the lowest verdict holds.
  auto Silenced = [&](const Judged::Change *By, const ReportFinding &F) {
    return By->Come.empty() && llvm::any_of(By->Gone, [&](uint32_t I) {
      return I < J.Findings.size() && placeOf(J.Findings[I]) == placeOf(F);
    });
  };
  for (const Judged::Change *C : Held)
    for (const ReportFinding &F : C->Come)
      if (!holds(Out.Findings, F) &&
          llvm::none_of(Held, [&](const Judged::Change *By) {
            return Silenced(By, F);
          }))
        Out.Findings.push_back(F);
  llvm::sort(Out.Findings, [](const ReportFinding &L, const ReportFinding &R) {
    return keyOf(L) < keyOf(R);
  });
  return Out;
}

//===--- Bytes ------------------------------------------------------------===//

/// Calls \p Do with each path in \p F.
template <typename Fn> static void eachPath(ReportFinding &F, Fn Do) {
  Do(F.At.File);
  for (Edit &E : F.Fix)
    Do(E.File);
  for (ReportPlace &P : F.Places)
    Do(P.At.File);
  for (ReportNote &N : F.Notes) {
    Do(N.At.File);
    for (Edit &E : N.Fix)
      Do(E.File);
  }
}

template <typename Fn> static void eachPath(Judged &J, Fn Do) {
  Do(J.File);
  for (ReportFinding &F : J.Findings)
    eachPath(F, Do);
  for (Judged::Change &C : J.Changes)
    for (ReportFinding &F : C.Come)
      eachPath(F, Do);
}

std::string stableid::packJudged(Judged J, StringRef Root) {
  eachPath(J, [&](std::string &Path) {
    StringRef Rest = Path;
    if (!Root.empty() && Rest.consume_front(Root) && Rest.consume_front("/"))
      Path = Rest.str();
  });
  PackedWriter W;
  W.text(J.File);
  pack(W, J.Heard);
  pack(W, J.Findings);
  W.number(J.Changes.size());
  for (const Judged::Change &C : J.Changes) {
    pack(W, C.If);
    pack(W, C.Unless);
    pack(W, C.Gone);
    pack(W, C.Come);
  }
  return W.str();
}

bool stableid::unpackJudged(StringRef Bytes, StringRef Root, Judged &J) {
  PackedReader R(Bytes);
  J.File = R.text();
  unpack(R, J.Heard);
  unpack(R, J.Findings);
  for (unsigned N = R.number(); N && R.good(); --N) {
    Judged::Change &C = J.Changes.emplace_back();
    unpack(R, C.If);
    unpack(R, C.Unless);
    unpack(R, C.Gone);
    unpack(R, C.Come);
  }
  eachPath(J, [&](std::string &Path) {
    if (!Root.empty() && !Path.empty() && !llvm::sys::path::is_absolute(Path))
      Path = absolutePath(Path, Root);
  });
  return R.good();
}
