//===--- Sarif.cpp - reports as SARIF 2.1.0 --------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What code scanning of GitHub, Azure DevOps, Jenkins and editors read. The way
// is a code flow that ends at the finding; the advice is the second line of the
// message, because few viewers show more than that.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "Pages.h"
#include "Rule.h"
#include "SourceText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include <map>

using namespace stableid;
using llvm::StringRef;
using llvm::json::OStream;

static constexpr llvm::StringLiteral Schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";
static constexpr llvm::StringLiteral Law =
    "An address names an object only while that object lives, and only inside "
    "one process.";
static constexpr llvm::StringLiteral RootName = "%SRCROOT%";
// GitHub refuses a file with more, or of more than 10 MB when it is packed, which
// takes these to less than a tenth.
static constexpr size_t MaxResults = 5000, MaxSteps = 1000, MaxBytes = 80u << 20;

/// A path as a URI has it: everything but letters, digits and a few marks is
/// written as its bytes.
static std::string uriOf(StringRef Path) {
  std::string Out;
  for (char C : Path)
    if (llvm::isAlnum(C) || StringRef("-._~/").contains(C))
      Out.push_back(C);
    else
      Out += "%" + llvm::toHex(StringRef(&C, 1));
  return Out;
}

/// "StableidAddressAsId" of "stableid-address-as-id".
static std::string camelCase(StringRef Check) {
  std::string Out;
  bool Begins = true;
  for (char C : Check) {
    if (C != '-')
      Out.push_back(Begins ? llvm::toUpper(C) : C);
    Begins = C == '-';
  }
  return Out;
}

namespace {

class SarifWriter {
public:
  SarifWriter(const Report &R, llvm::raw_ostream &Out)
      : R(R), J(Out, /*IndentSize=*/1) {}

  void write() {
    choose();
    for (const ReportFinding *F : Kept)
      RuleIndex.emplace(F->Check, 0);
    int Next = 0;
    for (auto &[Check, Index] : RuleIndex)
      Index = Next++;
    KnowsBaseline = llvm::any_of(
        R.Findings, [](const ReportFinding &F) { return F.Baseline; });
    J.object([&] {
      J.attribute("$schema", Schema);
      J.attribute("version", "2.1.0");
      J.attributeArray("runs", [&] { J.object([&] { run(); }); });
    });
  }

private:
  void text(StringRef Key, StringRef Value) {
    J.attribute(Key, llvm::json::fixUTF8(Value));
  }
  void message(StringRef Key, StringRef Value) {
    J.attributeObject(
        Key, [&] { text("text", Value); });
  }

  void run() {
    J.attributeObject(
        "tool",
        [&] {
          J.attributeObject(
              "driver",
              [&] {
                J.attribute("name", "stableid");
                if (!R.Version.empty())
                  text("version", R.Version);
                J.attributeArray(
                    "rules",
                    [&] {
                      for (const auto &[Check, Index] : RuleIndex)
                        rule(Check);
                    });
              });
        });
    J.attributeArray("invocations", [&] { J.object([&] { invocation(); }); });
    if (!R.Root.empty())
      J.attributeObject("originalUriBaseIds", [&] {
        J.attributeObject(RootName, [&] {
          J.attribute("uri",
                      "file://" + uriOf(StringRef(R.Root).rtrim('/')) + "/");
        });
      });
    // What a later upload of the same analysis replaces.
    J.attributeObject("automationDetails",
                      [&] { J.attribute("id", "stableid/"); });
    J.attribute("columnKind", "unicodeCodePoints");
    J.attributeArray("results", [&] {
      for (const ReportFinding *F : Kept)
        J.object([&] { result(*F); });
    });
  }

  /// What GitHub takes of one file: certain findings first, in their order.
  void choose() {
    std::vector<bool> Chosen(R.Findings.size());
    size_t Bytes = 0, Count = 0;
    for (bool Likely : {false, true})
      for (size_t I = 0; I < Chosen.size() && Count < MaxResults; ++I)
        if (isLikely(R.Findings[I]) == Likely &&
            (Bytes += bytesOf(R.Findings[I])) < MaxBytes) {
          Chosen[I] = true;
          ++Count;
        }
    for (size_t I = 0; I < Chosen.size(); ++I)
      if (Chosen[I])
        Kept.push_back(&R.Findings[I]);
  }

  /// About what a result takes.
  static size_t bytesOf(const ReportFinding &F) {
    size_t Bytes = 2000 + 2 * F.Message.size();
    for (const ReportNote &N : wayOf(F))
      Bytes += 800 + N.Text.size() + N.At.File.size();
    for (const ReportPlace &P : placesShown(F))
      Bytes += 600 + P.Message.size() + P.At.File.size();
    for (const Edit &E : fixOf(F))
      Bytes += 500 + E.Text.size();
    return Bytes;
  }

  void rule(StringRef Check) {
    J.object([&] {
      text("id", Check);
      text("name", camelCase(Check));
      const CheckRule *Known = ruleOf(Check);
      if (!Known)
        return;
      message("shortDescription", Known->Sentence);
      message("fullDescription", Known->Sentence);
      // GitHub shows it below the finding, and demands it.
      J.attributeObject("help", [&] {
        text("text", (Known->Sentence + " " + Law).str());
        if (StringRef Page = pageOf(Check); !Page.empty())
          text("markdown", Page);
      });
      J.attributeObject(
          "defaultConfiguration", [&] { J.attribute("level", "warning"); });
      J.attributeObject(
          "properties",
          [&] {
            J.attribute("precision", "high");
            J.attribute("problem.severity", "warning");
            // Of 10: what leaves the process tells strangers about its memory.
            J.attribute("security-severity",
                        Known->Says == Harm::Escapes ? "5.3" : "4.3");
            J.attributeArray(
                "tags",
                [&] {
                  J.value("security");
                  J.value("correctness");
                  for (unsigned Number : Known->Cwe)
                    J.value("external/cwe/cwe-" + std::to_string(Number));
                });
          });
    });
  }

  void invocation() {
    J.attribute("executionSuccessful", R.Failures.empty());
    if (!R.Date.empty())
      text("endTimeUtc", R.Date);
    size_t Left = R.Findings.size() - Kept.size();
    if (R.Failures.empty() && !Left)
      return;
    J.attributeArray("toolExecutionNotifications", [&] {
      for (const UnitFailure &U : R.Failures)
        J.object([&] {
          J.attribute("level", "error");
          message("message", U.Reason);
          J.attributeArray("locations", [&] {
            J.object([&] {
              J.attributeObject("physicalLocation", [&] { artifact(U.File); });
            });
          });
        });
      if (Left)
        J.object([&] {
          J.attribute("level", "warning");
          message("message",
                  std::to_string(Left) + " more findings are left out, since "
                  "code scanning keeps " + std::to_string(MaxResults) +
                      " of a file; the JSON of the scan has them");
        });
    });
  }

  void artifact(StringRef File) {
    J.attributeObject(
        "artifactLocation",
        [&] {
          std::string Shown = shownPath(R, File);
          if (Shown != File) {
            J.attribute("uri", uriOf(Shown));
            J.attribute("uriBaseId", RootName);
          } else {
            J.attribute("uri", (File.starts_with("/") ? "file://" : "") +
                                   uriOf(Shown));
          }
        });
  }

  void column(StringRef Key, const SourceText *Text, unsigned Line,
              unsigned Column) {
    if (Column)
      J.attribute(Key, Text ? Text->characterColumn(Line, Column) : Column);
  }

  void physicalLocation(const FilePosition &At) {
    J.attributeObject(
        "physicalLocation",
        [&] {
          artifact(At.File);
          if (!At.Line)
            return;
          J.attributeObject(
              "region",
              [&] {
                const SourceText *Text = Files.find(At.File);
                J.attribute("startLine", At.Line);
                column("startColumn", Text, At.Line, At.Column);
                // Not known, or in another file.
                if (std::pair(At.EndLine, At.EndColumn) <
                    std::pair(At.Line, At.Column))
                  return;
                J.attribute("endLine", At.EndLine);
                column("endColumn", Text, At.EndLine, At.EndColumn);
              });
        });
  }

  void flowLocation(const FilePosition &At, StringRef Text) {
    J.object([&] {
      J.attributeObject(
          "location",
          [&] {
            physicalLocation(At);
            message("message", Text);
          });
    });
  }

  void result(const ReportFinding &F) {
    text("ruleId", F.Check);
    J.attribute("ruleIndex", RuleIndex[F.Check]);
    J.attribute("level", isLikely(F) ? "note" : "warning");
    J.attribute("rank", isLikely(F) ? 40.0 : 90.0);
    if (KnowsBaseline)
      J.attribute("baselineState", F.Baseline ? "unchanged" : "new");
    std::string Text = F.Message;
    if (!F.Places.empty())
      Text += "\n" + placesText(R, F.Places);
    if (!adviceOf(F).empty())
      Text += "\n" + adviceOf(F).str();
    message("message", Text);
    J.attributeArray("locations",
                     [&] { J.object([&] { physicalLocation(F.At); }); });
    if (!F.Places.empty())
      J.attributeArray("relatedLocations", [&] {
        int Id = 0;
        for (const ReportPlace &P : placesShown(F))
          J.object([&] {
            J.attribute("id", ++Id);
            physicalLocation(P.At);
            message("message", P.Message);
          });
      });
    if (!F.Fingerprint.empty())
      J.attributeObject("partialFingerprints",
                        [&] { text("stableidFinding/v1", F.Fingerprint); });
    if (!wayOf(F).empty())
      J.attributeArray("codeFlows", [&] {
        J.object([&] {
          J.attributeArray("threadFlows", [&] {
            J.object([&] { J.attributeArray("locations", [&] { way(F); }); });
          });
        });
      });
    if (!fixOf(F).empty())
      J.attributeArray("fixes", [&] { J.object([&] { fix(F); }); });
  }

  void way(const ReportFinding &F) {
    for (const ReportNote &N : wayOf(F).take_front(MaxSteps - 1))
      flowLocation(N.At, N.Text);
    flowLocation(F.At, F.Message);
  }

  void fix(const ReportFinding &F) {
    if (!adviceOf(F).empty())
      message("description", adviceOf(F));
    std::map<StringRef, std::vector<const Edit *>> ByFile;
    for (const Edit &E : fixOf(F))
      ByFile[E.File].push_back(&E);
    J.attributeArray("artifactChanges", [&] {
      for (const auto &[File, Edits] : ByFile)
        J.object([&, File = File, &Edits = Edits] {
          artifact(File);
          J.attributeArray("replacements", [&] {
            for (const Edit *E : Edits)
              J.object([&] { replacement(*E); });
          });
        });
    });
  }

  void replacement(const Edit &E) {
    J.attributeObject(
        "deletedRegion",
        [&] {
          const SourceText *Text = Files.find(E.File);
          uint64_t End = uint64_t(E.Offset) + E.Length;
          if (!Text || End > Text->contents().size()) {
            J.attribute("byteOffset", E.Offset);
            J.attribute("byteLength", E.Length);
            return;
          }
          auto Place = [&](StringRef Line, StringRef Column, unsigned Offset) {
            unsigned Number = Text->lineAt(Offset);
            J.attribute(Line, Number);
            J.attribute(Column,
                        Text->characterColumn(
                            Number, Offset - Text->startOf(Number) + 1));
          };
          Place("startLine", "startColumn", E.Offset);
          Place("endLine", "endColumn", End);
        });
    J.attributeObject("insertedContent", [&] { text("text", E.Text); });
  }

  const Report &R;
  OStream J;
  SourceFiles Files{R.SourcesBelow};
  std::map<std::string, int> RuleIndex;
  std::vector<const ReportFinding *> Kept;
  bool KnowsBaseline = false;
};

} // namespace

void stableid::writeSarif(const Report &R, llvm::raw_ostream &Out) {
  SarifWriter(R, Out).write();
  Out << '\n';
}
