// Writes fixes to the sources. See Fixes.h.
#include "Fixes.h"
#include "report/WholeFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <optional>
#include <set>
#include <tuple>

using namespace stableid;

namespace {

struct Before {
  bool operator()(const Edit &A, const Edit &B) const {
    return std::tie(A.Offset, A.Length, A.Text) <
           std::tie(B.Offset, B.Length, B.Text);
  }
};
using FileEdits = std::map<std::string, std::set<Edit, Before>>;

} // namespace

/// The edits of \p F; as in clang-tidy, one note alone may have some.
static const std::vector<Edit> *chosenFix(const ReportFinding &F, bool Notes) {
  if (!F.Fix.empty())
    return &F.Fix;
  const std::vector<Edit> *Chosen = nullptr;
  for (const ReportNote &N : F.Notes) {
    if (!Notes || N.Fix.empty())
      continue;
    if (Chosen)
      return nullptr;
    Chosen = &N.Fix;
  }
  return Chosen;
}

/// The lines of \p Text that say something.
static std::vector<llvm::StringRef> linesOf(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 4> Lines;
  Text.split(Lines, '\n');
  llvm::erase_if(Lines, [](llvm::StringRef L) { return L.trim().empty(); });
  return {Lines.begin(), Lines.end()};
}

/// Two insertions at one place that have a line in common: includes are put
/// together, and of two that give one class its members the longer one has all.
/// None where each has lines of its own; \p A where there is nothing in common.
static std::optional<std::string> joined(const std::string &A,
                                         const std::string &B) {
  std::vector<llvm::StringRef> OfA = linesOf(A), OfB = linesOf(B);
  auto IsInclude = [](llvm::StringRef L) { return L.starts_with("#"); };
  if (llvm::all_of(OfA, IsInclude) && llvm::all_of(OfB, IsInclude)) {
    std::set<llvm::StringRef> All(OfA.begin(), OfA.end());
    All.insert(OfB.begin(), OfB.end());
    std::string Out;
    for (llvm::StringRef Line : All)
      Out += Line.str() + "\n";
    bool Apart = llvm::StringRef(A).ends_with("\n\n") ||
                 llvm::StringRef(B).ends_with("\n\n");
    return Apart ? Out + "\n" : Out;
  }
  auto Has = [](const std::vector<llvm::StringRef> &In) {
    return [&In](llvm::StringRef L) { return llvm::is_contained(In, L); };
  };
  if (llvm::all_of(OfA, Has(OfB)))
    return B;
  if (llvm::all_of(OfB, Has(OfA)))
    return A;
  return std::nullopt;
}

static bool haveLineInCommon(const Edit &A, const Edit &B) {
  std::vector<llvm::StringRef> OfA = linesOf(A.Text), OfB = linesOf(B.Text);
  auto IsInclude = [](llvm::StringRef L) { return L.starts_with("#"); };
  return llvm::any_of(OfA,
                      [&](llvm::StringRef L) {
                        return llvm::is_contained(OfB, L);
                      }) ||
         (llvm::all_of(OfA, IsInclude) && llvm::all_of(OfB, IsInclude));
}

static bool isSamePlace(const Edit &A, const Edit &B) {
  return !A.Length && !B.Length && A.Offset == B.Offset;
}

/// Two insertions at one place go well together; anything else that touches the
/// same text does not.
static bool collide(const Edit &A, const Edit &B) {
  if (!A.Length && !B.Length)
    return isSamePlace(A, B) && haveLineInCommon(A, B) &&
           !joined(A.Text, B.Text);
  unsigned EndA = A.Offset + A.Length, EndB = B.Offset + B.Length;
  return A.Offset < EndB && B.Offset < EndA;
}

static bool collides(const std::vector<Edit> &Fix, const FileEdits &Taken) {
  for (const Edit &E : Fix) {
    auto It = Taken.find(E.File);
    if (It == Taken.end() || It->second.count(E))
      continue;
    for (const Edit &T : It->second)
      if (collide(E, T))
        return true;
  }
  return false;
}

/// Puts \p E to what is \p Taken; what is there already is not put there twice.
static void take(Edit E, std::set<Edit, Before> &Taken) {
  for (auto It = Taken.begin(); It != Taken.end();) {
    if (!isSamePlace(*It, E) || !haveLineInCommon(*It, E)) {
      ++It;
      continue;
    }
    E.Text = *joined(It->Text, E.Text);
    It = Taken.erase(It);
  }
  Taken.insert(std::move(E));
}

/// Why \p File cannot get \p Edits; empty if it has them.
static std::string writeEdits(const std::string &File,
                              const std::set<Edit, Before> &Edits,
                              FileStore &Files) {
  const llvm::MemoryBuffer *Scanned = Files.contents(Files.at(File));
  auto Now = llvm::MemoryBuffer::getFile(File);
  if (!Scanned || !Now || (*Now)->getBuffer() != Scanned->getBuffer())
    return "has changed since it was scanned";
  std::string Text = Scanned->getBuffer().str();
  for (auto It = Edits.rbegin(); It != Edits.rend(); ++It) {
    if (It->Offset + It->Length > Text.size())
      return "is shorter than its fix says";
    Text.replace(It->Offset, It->Length, It->Text);
  }
  std::error_code Error =
      writeWhole(File, [&](llvm::raw_ostream &Out) { Out << Text; });
  return Error ? "cannot be written: " + Error.message() : "";
}

FixResult stableid::applyFixes(const std::vector<ReportFinding> &Findings,
                               bool Notes, FileStore &Files) {
  FixResult Result;
  Result.Fixed.resize(Findings.size());
  FileEdits Taken;
  for (size_t I = 0; I < Findings.size(); ++I) {
    const ReportFinding &F = Findings[I];
    const std::vector<Edit> *Fix = F.Baseline ? nullptr : chosenFix(F, Notes);
    if (!Fix)
      continue;
    if (collides(*Fix, Taken)) {
      Result.Complaints.push_back(F.At.File + ":" + std::to_string(F.At.Line) +
                                  ": its fix overlaps another one; scan again");
      continue;
    }
    for (const Edit &E : *Fix)
      take(E, Taken[E.File]);
    Result.Fixed[I] = true;
  }
  std::set<std::string> Failed;
  for (const auto &[File, Edits] : Taken) {
    std::string Why = writeEdits(File, Edits, Files);
    if (Why.empty()) {
      ++Result.Files;
      continue;
    }
    Failed.insert(File);
    Result.CouldNotWrite = true;
    Result.Complaints.push_back(File + " " + Why);
  }
  for (size_t I = 0; I < Findings.size(); ++I)
    if (Result.Fixed[I])
      for (const Edit &E : *chosenFix(Findings[I], Notes))
        if (Failed.count(E.File))
          Result.Fixed[I] = false;
  return Result;
}
