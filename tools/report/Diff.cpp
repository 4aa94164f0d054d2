//===--- Diff.cpp - a fix as lines -----------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Edits are few and far between, so nothing is searched for: the lines that an
// edit touches are the old ones, and what they become are the new ones.
//
//===----------------------------------------------------------------------===//

#include "Diff.h"
#include <algorithm>
#include <map>

using namespace stableid;
using llvm::StringRef;

static constexpr unsigned Context = 3;

namespace {

/// What is put in at one place stays in the order that it was given in.
using EditsByOffset = std::multimap<unsigned, const Edit *>;

/// Lines that are touched together, and the edits that do it.
struct Change {
  unsigned First, Last;
  std::vector<const Edit *> Edits;
};

class FileDiffer {
public:
  FileDiffer(const SourceText &Text) : Text(Text) {}

  /// False if the edits do not fit the text.
  bool run(const EditsByOffset &Edits, std::vector<Hunk> &Out) {
    uint64_t End = 0;
    std::vector<Change> Changes;
    for (const auto &[Offset, E] : Edits) {
      uint64_t Behind = uint64_t(E->Offset) + E->Length;
      if (E->Offset < End || Behind > Text.contents().size())
        return false;
      End = Behind;
      unsigned First = Text.lineAt(E->Offset), Last = Text.lineAt(Behind);
      if (Changes.empty() || First > Changes.back().Last)
        Changes.push_back({First, Last, {}});
      Changes.back().Last = std::max(Changes.back().Last, Last);
      Changes.back().Edits.push_back(E);
    }
    for (size_t I = 0; I < Changes.size(); ++I) {
      const Change &C = Changes[I];
      if (I == 0 || C.First > Changes[I - 1].Last + 2 * Context) {
        Out.emplace_back();
        unsigned Start = C.First > Context ? C.First - Context : 1;
        Out.back().OldStart = Start;
        Out.back().NewStart = Start + Moved;
        stay(Start, C.First, Out.back());
      } else {
        stay(Changes[I - 1].Last + 1, C.First, Out.back());
      }
      change(C, Out.back());
      if (I + 1 == Changes.size() ||
          Changes[I + 1].First > C.Last + 2 * Context)
        stay(C.Last + 1, C.Last + 1 + Context, Out.back());
    }
    return true;
  }

private:
  void stay(unsigned First, unsigned End, Hunk &Out) {
    for (unsigned L = First; L < End && L <= Text.lineCount(); ++L)
      Out.Lines.push_back({' ', Text.line(L).str()});
  }

  void change(const Change &C, Hunk &Out) {
    std::vector<std::string> Old, New;
    for (unsigned L = C.First; L <= C.Last; ++L)
      Old.push_back(Text.line(L).str());
    SourceText After(apply(C));
    for (unsigned L = 1; L <= After.lineCount(); ++L)
      New.push_back(After.line(L).str());
    Moved += int(New.size()) - int(Old.size());

    size_t Same = std::min(Old.size(), New.size());
    size_t Front = 0, Back = 0;
    while (Front < Same && Old[Front] == New[Front])
      ++Front;
    while (Back < Same - Front &&
           Old[Old.size() - 1 - Back] == New[New.size() - 1 - Back])
      ++Back;
    auto Put = [&](char Mark, const std::vector<std::string> &From, size_t B,
                   size_t E) {
      for (size_t I = B; I < E; ++I)
        Out.Lines.push_back({Mark, From[I]});
    };
    Put(' ', Old, 0, Front);
    Put('-', Old, Front, Old.size() - Back);
    Put('+', New, Front, New.size() - Back);
    Put(' ', Old, Old.size() - Back, Old.size());
  }

  /// The lines of a change as they will be.
  StringRef apply(const Change &C) {
    size_t At = Text.startOf(C.First);
    size_t End = C.Last < Text.lineCount() ? Text.startOf(C.Last + 1)
                                           : Text.contents().size();
    Applied.clear();
    for (const Edit *E : C.Edits) {
      Applied += Text.contents().slice(At, E->Offset);
      Applied += E->Text;
      At = E->Offset + E->Length;
    }
    Applied += Text.contents().slice(At, End);
    return Applied;
  }

  const SourceText &Text;
  std::string Applied;
  int Moved = 0; ///< by how many lines the text so far has grown
};

} // namespace

std::vector<FileDiff> stableid::diffOf(llvm::ArrayRef<Edit> Edits,
                                       SourceFiles &Files) {
  std::map<StringRef, EditsByOffset> ByFile;
  for (const Edit &E : Edits)
    ByFile[E.File].emplace(E.Offset, &E);
  std::vector<FileDiff> Out;
  for (const auto &[File, Of] : ByFile) {
    const SourceText *Text = Files.find(File);
    Out.push_back({File.str(), {}});
    if (!Text || !FileDiffer(*Text).run(Of, Out.back().Hunks))
      return {};
  }
  return Out;
}
