//===--- Json.cpp - reports as JSON, written and read ----------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The format that keeps all of a report. Its version is raised when a key
// changes its meaning; keys that are not known are passed over.
//
//===----------------------------------------------------------------------===//

#include "llvm/Support/JSON.h"
#include "Formats.h"
#include "core/model/PlainFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <limits>

using namespace stableid;
using llvm::StringRef;
using llvm::json::OStream;

static constexpr int ReportVersion = 1;
/// A hundred times what the largest projects have.
static constexpr uint64_t MaxReport = 512u << 20;

static void text(OStream &J, StringRef Key, StringRef Value) {
  J.attribute(Key, llvm::json::fixUTF8(Value));
}

static void position(OStream &J, const Report &R, StringRef Key,
                     const FilePosition &At) {
  J.attributeObject(
      Key,
      [&] {
        text(J, "file", shownPath(R, At.File));
        J.attribute("line", At.Line);
        J.attribute("column", At.Column);
        J.attribute("offset", At.Offset);
        if (At.EndLine) {
          J.attribute("endLine", At.EndLine);
          J.attribute("endColumn", At.EndColumn);
          if (At.Begin)
            J.attribute("begin", At.Begin);
        }
      });
}

static void fix(OStream &J, const Report &R, llvm::ArrayRef<Edit> Edits) {
  if (Edits.empty())
    return;
  J.attributeArray("fix", [&] {
    for (const Edit &E : Edits)
      J.object([&] {
        text(J, "file", shownPath(R, E.File));
        J.attribute("offset", E.Offset);
        J.attribute("length", E.Length);
        text(J, "text", E.Text);
      });
  });
}

static void finding(OStream &J, const Report &R, const ReportFinding &F) {
  J.object([&] {
    text(J, "check", F.Check);
    text(J, "message", F.Message);
    J.attribute("certainty", isLikely(F) ? "likely" : "certain");
    text(J, "fingerprint", F.Fingerprint);
    if (F.Baseline)
      J.attribute("baseline", true);
    position(J, R, "at", F.At);
    if (!F.Places.empty())
      J.attributeArray("places", [&] {
        for (const ReportPlace &P : F.Places)
          J.object([&] {
            text(J, "message", P.Message);
            position(J, R, "at", P.At);
          });
      });
    J.attributeArray(
        "notes",
        [&] {
          for (const ReportNote &N : F.Notes)
            J.object([&] {
              text(J, "text", N.Text);
              position(J, R, "at", N.At);
              fix(J, R, N.Fix);
            });
        });
    fix(J, R, F.Fix);
  });
}

void stableid::writeJson(const Report &R, llvm::raw_ostream &Out) {
  OStream J(Out, /*IndentSize=*/1);
  J.object([&] {
    J.attribute("stableid-report", ReportVersion);
    text(J, "version", R.Version);
    text(J, "llvm", R.Llvm);
    text(J, "root", R.Root);
    text(J, "date", R.Date);
    J.attribute("units", R.Units);
    J.attributeArray("findings", [&] {
      for (const ReportFinding &F : R.Findings)
        finding(J, R, F);
    });
    J.attributeArray("failures", [&] {
      for (const UnitFailure &U : R.Failures)
        J.object([&] {
          text(J, "file", shownPath(R, U.File));
          text(J, "reason", U.Reason);
        });
    });
  });
  Out << '\n';
}

namespace {

/// An object of the file, asked for its members by name. The first thing that
/// is wrong stays in the path's root, and everything after it is passed over.
class Members {
public:
  Members(const llvm::json::Value &V, llvm::json::Path P)
      : Object(V.getAsObject()), P(P) {
    if (!Object)
      P.report("expected an object");
  }

  bool get(StringRef Key, std::string &Out, bool Needed = false) {
    const llvm::json::Value *V = find(Key, Needed);
    if (!V)
      return !Needed;
    auto Text = V->getAsString();
    if (!Text)
      return report(Key, "expected a string");
    Out = Text->str();
    return true;
  }

  bool get(StringRef Key, unsigned &Out, bool Needed = false) {
    const llvm::json::Value *V = find(Key, Needed);
    if (!V)
      return !Needed;
    auto Number = V->getAsInteger();
    if (!Number || *Number < 0 ||
        *Number > std::numeric_limits<unsigned>::max())
      return report(Key, "expected a number from 0 to 4294967295");
    Out = *Number;
    return true;
  }

  bool get(StringRef Key, bool &Out) {
    const llvm::json::Value *V = find(Key, /*Needed=*/false);
    if (!V)
      return Object;
    auto Flag = V->getAsBoolean();
    if (!Flag)
      return report(Key, "expected true or false");
    Out = *Flag;
    return true;
  }

  /// Reads each element of an array with \p Read(value, path, element).
  template <typename T, typename Reader>
  bool get(StringRef Key, std::vector<T> &Out, Reader Read) {
    const llvm::json::Value *V = find(Key, /*Needed=*/false);
    if (!V)
      return Object;
    const llvm::json::Array *Array = V->getAsArray();
    if (!Array)
      return report(Key, "expected an array");
    for (size_t I = 0; I < Array->size(); ++I)
      if (!Read((*Array)[I], P.field(Key).index(I), Out.emplace_back()))
        return false;
    return true;
  }

  const llvm::json::Value *find(StringRef Key, bool Needed) {
    const llvm::json::Value *V = Object ? Object->get(Key) : nullptr;
    if (!V && Needed && Object)
      report(Key, "this is missing");
    return V;
  }

  llvm::json::Path at(StringRef Key) const { return P.field(Key); }

  bool report(StringRef Key, llvm::StringLiteral What) {
    P.field(Key).report(What);
    return false;
  }

private:
  const llvm::json::Object *Object;
  llvm::json::Path P;
};

class Reader {
public:
  bool read(const llvm::json::Value &V, llvm::json::Path P, Report &R) {
    Members M(V, P);
    unsigned Version = 0;
    if (!M.get("stableid-report", Version, /*Needed=*/true))
      return false;
    if (Version != ReportVersion)
      return M.report("stableid-report", "expected version 1 of the format");
    if (!M.get("root", R.Root))
      return false;
    Root = R.Root;
    return M.get("version", R.Version) && M.get("llvm", R.Llvm) &&
           M.get("date", R.Date) && M.get("units", R.Units) &&
           M.get("findings", R.Findings,
                 [&](auto &V, auto P, auto &F) { return finding(V, P, F); }) &&
           M.get("failures", R.Failures,
                 [&](auto &V, auto P, auto &U) { return failure(V, P, U); });
  }

private:
  bool file(Members &M, std::string &Out) {
    if (!M.get("file", Out, /*Needed=*/true))
      return false;
    if (!Root.empty() && !llvm::sys::path::is_absolute(Out)) {
      llvm::SmallString<256> Whole(Root);
      llvm::sys::path::append(Whole, Out);
      Out = Whole.str().str();
    }
    return true;
  }

  bool position(Members &Of, FilePosition &At) {
    const llvm::json::Value *V = Of.find("at", /*Needed=*/true);
    if (!V)
      return false;
    Members M(*V, Of.at("at"));
    return file(M, At.File) && M.get("line", At.Line, /*Needed=*/true) &&
           M.get("column", At.Column) && M.get("offset", At.Offset) &&
           M.get("endLine", At.EndLine) && M.get("endColumn", At.EndColumn) &&
           M.get("begin", At.Begin);
  }

  bool fix(Members &Of, std::vector<Edit> &Edits) {
    return Of.get(
        "fix", Edits,
        [&](auto &V, auto P, Edit &E) {
          Members M(V, P);
          return file(M, E.File) &&
                 M.get("offset", E.Offset, /*Needed=*/true) &&
                 M.get("length", E.Length, /*Needed=*/true) &&
                 M.get("text", E.Text, /*Needed=*/true);
        });
  }

  bool finding(const llvm::json::Value &V, llvm::json::Path P,
               ReportFinding &F) {
    Members M(V, P);
    return M.get("check", F.Check, /*Needed=*/true) &&
           M.get("message", F.Message, /*Needed=*/true) &&
           M.get("fingerprint", F.Fingerprint) &&
           M.get("baseline", F.Baseline) && position(M, F.At) &&
           M.get("places", F.Places,
                 [&](auto &V, auto P, ReportPlace &Other) {
                   Members M(V, P);
                   return M.get("message", Other.Message, /*Needed=*/true) &&
                          position(M, Other.At);
                 }) &&
           M.get("notes", F.Notes,
                 [&](auto &V, auto P, ReportNote &N) {
                   Members M(V, P);
                   return M.get("text", N.Text, /*Needed=*/true) &&
                          position(M, N.At) && fix(M, N.Fix);
                 }) &&
           fix(M, F.Fix);
  }

  bool failure(const llvm::json::Value &V, llvm::json::Path P, UnitFailure &U) {
    Members M(V, P);
    return file(M, U.File) && M.get("reason", U.Reason, /*Needed=*/true);
  }

  std::string Root;
};

} // namespace

llvm::Expected<Report> stableid::readReport(StringRef Path) {
  auto Fail = [&](const llvm::Twine &What) {
    return llvm::createStringError(
        std::make_error_code(std::errc::invalid_argument), Path + ": " + What);
  };
  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  if (Path == "-") {
    auto Given = llvm::MemoryBuffer::getSTDIN();
    if (!Given)
      return Fail("cannot be read: " + Given.getError().message());
    Buffer = std::move(*Given);
  } else {
    auto Given = readPlainFile(Path, MaxReport);
    if (!Given)
      return Given.takeError();
    Buffer = std::move(*Given);
  }
  if (std::string Why = wrongAsJson(Buffer->getBuffer()); !Why.empty())
    return Fail("is no JSON: " + Why);
  auto Value = llvm::json::parse(Buffer->getBuffer());
  if (!Value)
    return Fail("is no JSON: " + llvm::toString(Value.takeError()));
  Report R;
  llvm::json::Path::Root Root("report");
  if (!Reader().read(*Value, Root, R))
    return Fail(llvm::toString(Root.getError()));
  return R;
}
