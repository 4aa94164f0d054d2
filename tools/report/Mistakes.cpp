//===--- Mistakes.cpp - one finding for one mistake ------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Units tell of one field each for itself, and so do parts of a project. A finding
// keeps a fix that mends all of its places; where none can, they stay apart.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "core/verdict/Mistake.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>
#include <tuple>

using namespace stableid;

static std::string nameOf(const ReportFinding &F, const FilePosition &At,
                          const std::string &Message) {
  return F.Check + " " + At.File + ":" + std::to_string(At.Line) + ":" +
         std::to_string(At.Column) + " " + Message;
}

namespace {

/// Findings of one mistake that are told as one.
struct Group {
  std::vector<size_t> Members;
  /// The edits of all of them, by file.
  std::map<std::string, std::vector<Edit>> Fix;

  /// Takes \p F in, if its edits and those of the others go together: each file is
  /// edited by one of them, or by several alike.
  bool take(size_t I, const ReportFinding &F) {
    llvm::ArrayRef<Edit> Own = fixOf(F);
    if (!Members.empty() && Own.empty() != Fix.empty())
      return false;
    std::map<std::string, std::vector<Edit>> ByFile;
    for (const Edit &E : Own)
      ByFile[E.File].push_back(E);
    auto Same = [](const Edit &A, const Edit &B) {
      return std::tie(A.Offset, A.Length, A.Text) ==
             std::tie(B.Offset, B.Length, B.Text);
    };
    for (const auto &[File, Edits] : ByFile)
      if (auto It = Fix.find(File);
          It != Fix.end() && !llvm::equal(It->second, Edits, Same))
        return false;
    Fix.insert(ByFile.begin(), ByFile.end());
    Members.push_back(I);
    return true;
  }
};

} // namespace

/// The finding that tells of all of \p G.
static ReportFinding whole(const Group &G,
                           const std::vector<ReportFinding> &Findings) {
  size_t Best = G.Members.front();
  bool Safe = true, Known = true;
  for (size_t I : G.Members) {
    if (isLikely(Findings[Best]) && !isLikely(Findings[I]))
      Best = I;
    Safe &= !Findings[I].Fix.empty();
    Known &= Findings[I].Baseline;
  }
  ReportFinding Out = Findings[Best];
  Out.Baseline = Known;
  std::map<std::tuple<std::string, unsigned, unsigned, std::string>, FilePosition>
      Places;
  std::set<std::string> Names;
  auto Add = [&](const FilePosition &At, const std::string &Message) {
    Places.try_emplace({At.File, At.Line, At.Column, Message}, At);
  };
  for (size_t I : G.Members) {
    const ReportFinding &F = Findings[I];
    Add(F.At, F.Message);
    for (const ReportPlace &P : F.Places)
      Add(P.At, P.Message);
    Names.insert(F.Mistakes.begin(), F.Mistakes.end());
  }
  Places.erase({Out.At.File, Out.At.Line, Out.At.Column, Out.Message});
  Out.Places.clear();
  for (const auto &[Key, At] : Places)
    Out.Places.push_back({At, std::get<3>(Key)});
  Out.Mistakes.assign(Names.begin(), Names.end());
  if (G.Members.size() == 1 || G.Fix.empty())
    return Out;
  std::vector<Edit> Fix;
  for (const auto &[File, Edits] : G.Fix)
    llvm::append_range(Fix, Edits);
  if (Safe) {
    Out.Fix = std::move(Fix);
  } else {
    // What may change the meaning of one place is asked for of all.
    Out.Fix.clear();
    Out.Notes.back().Fix = std::move(Fix);
  }
  return Out;
}

void stableid::joinMistakes(std::vector<ReportFinding> &Findings) {
  std::vector<std::vector<std::string>> Names;
  for (const ReportFinding &F : Findings) {
    std::vector<std::string> &Own = Names.emplace_back();
    for (const std::string &Name : F.Mistakes)
      Own.push_back(F.Check + " " + Name +
                    (llvm::StringRef(Name).ends_with("u") ? " " + F.At.File : ""));
    Own.push_back(nameOf(F, F.At, F.Message));
    for (const ReportPlace &P : F.Places)
      Own.push_back(nameOf(F, P.At, P.Message));
  }
  std::map<size_t, std::vector<Group>> Groups;
  std::vector<size_t> First = joinedBy(Names);
  for (size_t I = 0; I < Findings.size(); ++I) {
    std::vector<Group> &Own = Groups[First[I]];
    if (!llvm::any_of(Own, [&](Group &G) { return G.take(I, Findings[I]); }))
      Own.emplace_back().take(I, Findings[I]);
  }
  std::map<size_t, ReportFinding> Out;
  for (const auto &[Name, Own] : Groups)
    for (const Group &G : Own)
      Out.emplace(G.Members.front(), whole(G, Findings));
  Findings.clear();
  for (auto &[I, F] : Out)
    Findings.push_back(std::move(F));
}
