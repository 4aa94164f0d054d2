//===--- PageData.cpp - what the page shows --------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A report, with what the page would otherwise have to work out: the sources
// around each step, fixes as lines, and how the findings came and went.
//
//===----------------------------------------------------------------------===//

#include "PageData.h"
#include "Diff.h"
#include "Formats.h"
#include "Owners.h"
#include "Rule.h"
#include "SourceText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"
#include <map>
#include <set>

using namespace stableid;
using llvm::StringRef;

/// Lines shown on either side of a step.
static constexpr unsigned Around = 8;
/// Of lines that are longer, such as those of generated files, the start is
/// shown.
static constexpr size_t LineLimit = 500;

namespace {

class PageWriter {
public:
  PageWriter(const Report &R, llvm::raw_ostream &Out) : R(R), J(Out) {}

  void write(llvm::ArrayRef<Report> Earlier) {
    std::multimap<StringRef, const Report *> ByDate;
    for (const Report &E : Earlier)
      ByDate.emplace(E.Date, &E);
    std::vector<const Report *> Runs;
    for (const auto &Run : ByDate)
      Runs.push_back(Run.second);
    Runs.push_back(&R);
    J.object([&] {
      text("root", R.Root);
      text("date", R.Date);
      text("version", R.Version);
      text("llvm", R.Llvm);
      J.attribute("units", R.Units);
      J.attribute("around", Around);
      J.attributeArray("trend", [&] { trend(Runs); });
      J.attributeArray("owners", [&] { owners(Runs); });
      J.attributeObject("rules", [&] { rules(); });
      J.attributeArray("findings", [&] {
        for (const ReportFinding &F : R.Findings)
          J.object([&] { finding(F); });
      });
      J.attributeObject("sources", [&] { sources(); });
      J.attributeArray("failures", [&] {
        for (const UnitFailure &U : R.Failures)
          J.object([&] {
            text("file", shownPath(R, U.File));
            text("reason", U.Reason);
          });
      });
    });
  }

private:
  void text(StringRef Key, StringRef Value) {
    J.attribute(Key, llvm::json::fixUTF8(Value));
  }

  /// Counts per report, oldest first; leaves in Before what the last but one
  /// had.
  void trend(llvm::ArrayRef<const Report *> Runs) {
    llvm::StringSet<> Now;
    for (const Report *Run : Runs) {
      Before = std::move(Now);
      Now.clear();
      HasBefore = Run != Runs.front();
      unsigned Counts[3] = {};
      unsigned Fresh = 0, Stayed = 0;
      for (const ReportFinding &F : Run->Findings) {
        ++Counts[static_cast<int>(verdictOf(F.Check))];
        Now.insert(F.Fingerprint);
        (Before.contains(F.Fingerprint) ? Stayed : Fresh) += HasBefore;
      }
      J.object([&] {
        text("date", Run->Date);
        for (Harm V : {Harm::Outlives, Harm::Escapes, Harm::Other})
          J.attribute(verdictName(V), Counts[static_cast<int>(V)]);
        J.attribute("fresh", Fresh);
        J.attribute("gone",
                    HasBefore ? int64_t(Before.size()) - int64_t(Stayed) : 0);
      });
    }
  }

  /// The findings of each owner in each report, as its paths are owned now; who has
  /// most of them first.
  void owners(llvm::ArrayRef<const Report *> Runs) {
    const SourceText *File = nullptr;
    for (StringRef Place : {".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS",
                            ".gitlab/CODEOWNERS"})
      if (!File && !R.Root.empty())
        File = Files.find(R.Root + "/" + Place.str());
    if (!File)
      return;
    Owners Known(File->contents());
    std::map<std::string, std::vector<unsigned>> Counts;
    for (size_t Run = 0; Run < Runs.size(); ++Run)
      for (const ReportFinding &F : Runs[Run]->Findings) {
        std::vector<std::string> Names =
            Known.of(shownPath(*Runs[Run], F.At.File)).vec();
        if (Names.empty())
          Names.push_back("");
        for (const std::string &Name : Names) {
          std::vector<unsigned> &Row = Counts[Name];
          Row.resize(Runs.size());
          ++Row[Run];
        }
      }
    std::vector<std::pair<std::string, std::vector<unsigned>>> Rows(
        Counts.begin(), Counts.end());
    llvm::sort(Rows, [](const auto &A, const auto &B) {
      return A.second.back() != B.second.back() ? A.second.back() > B.second.back()
                                                : A.first < B.first;
    });
    for (const auto &[Name, Row] : Rows)
      J.object([&, &Who = Name, &Of = Row] {
        text("name", Who);
        J.attributeArray("counts", [&] {
          for (unsigned Count : Of)
            J.value(Count);
        });
      });
  }

  void rules() {
    std::set<std::string> Checks;
    for (const ReportFinding &F : R.Findings)
      Checks.insert(llvm::json::fixUTF8(F.Check));
    for (const std::string &Check : Checks)
      J.attributeObject(Check, [&] {
        const CheckRule *Known = ruleOf(Check);
        text("sentence", Known ? StringRef(Known->Sentence) : StringRef());
        J.attributeArray("cwe", [&] {
          for (unsigned Number :
               Known ? Known->Cwe : llvm::ArrayRef<unsigned>())
            J.value(Number);
        });
      });
  }

  void finding(const ReportFinding &F) {
    text("check", F.Check);
    J.attribute("verdict", verdictName(verdictOf(F.Check)));
    J.attribute("certainty", isLikely(F) ? "likely" : "certain");
    text("message", F.Message);
    text("advice", adviceOf(F));
    text("file", shownPath(R, F.At.File));
    text("fingerprint", F.Fingerprint);
    J.attribute("baseline", F.Baseline);
    J.attribute("fresh",
                HasBefore && !F.Baseline && !Before.contains(F.Fingerprint));
    J.attribute("stale", isStale(F));
    J.attributeArray("steps", [&] {
      for (const ReportNote &N : wayOf(F))
        step(N.At, N.Text);
      step(F.At, F.Message);
    });
    J.attributeArray("places", [&] {
      for (const ReportPlace &P : placesShown(F))
        J.object([&] {
          text("text", P.Message);
          text("file", shownPath(R, P.At.File));
          J.attribute("line", P.At.Line);
        });
    });
    J.attribute("morePlaces", F.Places.size() - placesShown(F).size());
    J.attribute("fixKeeps", !F.Fix.empty());
    J.attributeArray("fix", [&] {
      for (const FileDiff &D : diffOf(fixOf(F), Files))
        J.object([&] { diff(D); });
    });
  }

  /// Whether the source is another one than that which was scanned.
  bool isStale(const ReportFinding &F) {
    const SourceText *Text = Files.find(F.At.File);
    return Text && !F.Fingerprint.empty() &&
           StringRef(F.Fingerprint).split(':').first !=
               fingerprintOf(F, Text->contents());
  }

  void step(const FilePosition &At, StringRef Text) {
    Shown[At.File].insert(At.Line);
    const SourceText *Source = Files.find(At.File);
    auto Column = [&](StringRef Key, unsigned Line, unsigned Column) {
      J.attribute(Key, Source ? Source->characterColumn(Line, Column) : Column);
    };
    J.object([&] {
      text("text", Text);
      text("file", shownPath(R, At.File));
      J.attribute("line", At.Line);
      Column("column", At.Line, At.Column);
      J.attribute("endLine", At.EndLine);
      Column("endColumn", At.EndLine, At.EndColumn);
    });
  }

  void diff(const FileDiff &D) {
    text("file", shownPath(R, D.File));
    J.attributeArray("hunks", [&] {
      for (const Hunk &H : D.Hunks)
        J.object([&] {
          J.attribute("old", H.OldStart);
          J.attribute("new", H.NewStart);
          J.attributeArray("lines", [&] {
            for (const DiffLine &L : H.Lines)
              J.array([&] {
                J.value(StringRef(&L.Mark, 1));
                line(L.Text);
              });
          });
        });
    });
  }

  void line(StringRef Text) {
    std::string Start = llvm::json::fixUTF8(Text.take_front(LineLimit));
    J.value(Text.size() > LineLimit ? Start + " ..." : Start);
  }

  /// What surrounds the steps: per file, runs of lines as [first, [line...]].
  void sources() {
    for (const auto &Of : Shown) {
      const std::set<unsigned> &Lines = Of.second;
      const SourceText *Text = Files.find(Of.first);
      if (!Text)
        continue;
      J.attributeBegin(llvm::json::fixUTF8(shownPath(R, Of.first)));
      J.array([&] {
        unsigned Next = 1;
        for (auto I = Lines.begin(); I != Lines.end();) {
          unsigned First = std::max(Next, *I > Around ? *I - Around : 1);
          unsigned Last = *I + Around;
          while (++I != Lines.end() && *I <= Last + Around + 1)
            Last = *I + Around;
          Next = Last + 1;
          J.array([&] {
            J.value(First);
            J.array([&] {
              for (unsigned L = First; L < Next && L <= Text->lineCount(); ++L)
                line(Text->line(L));
            });
          });
        }
      });
      J.attributeEnd();
    }
  }

  const Report &R;
  llvm::json::OStream J;
  SourceFiles Files{R.SourcesBelow};
  std::map<std::string, std::set<unsigned>> Shown;
  llvm::StringSet<> Before;
  bool HasBefore = false;
};

} // namespace

std::string stableid::pageData(const Report &R,
                               llvm::ArrayRef<Report> Earlier) {
  std::string Json;
  llvm::raw_string_ostream Stream(Json);
  PageWriter(R, Stream).write(Earlier);
  Stream.flush();
  std::string Out;
  for (char C : Json)
    if (C == '<') // occurs in strings alone
      Out += "\\u003c";
    else
      Out.push_back(C);
  return Out;
}
