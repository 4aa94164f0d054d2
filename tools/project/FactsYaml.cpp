// Facts as YAML. See FactsYaml.h.
#include "FactsYaml.h"
#include "Judged.h"
#include "core/model/PlainFile.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/YAMLTraits.h"

using namespace stableid;
using llvm::StringRef;
namespace yaml = llvm::yaml;

namespace {

/// All of a file, with its findings.
struct Whole {
  ProjectFile File;
  Judged Found;
};

} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(stableid::ProjectName)
LLVM_YAML_IS_SEQUENCE_VECTOR(stableid::ProjectFact)
LLVM_YAML_IS_SEQUENCE_VECTOR(stableid::Edit)
LLVM_YAML_IS_SEQUENCE_VECTOR(stableid::ReportNote)
LLVM_YAML_IS_SEQUENCE_VECTOR(stableid::ReportFinding)
LLVM_YAML_IS_SEQUENCE_VECTOR(stableid::ReportPlace)
LLVM_YAML_IS_SEQUENCE_VECTOR(stableid::Judged::Change)

template <> struct yaml::ScalarTraits<ProjectName> {
  static void output(const ProjectName &Name, void *, llvm::raw_ostream &Out) {
    Out << llvm::format_hex_no_prefix(Name.High, 16)
        << llvm::format_hex_no_prefix(Name.Low, 16);
  }
  static StringRef input(StringRef Text, void *, ProjectName &Name) {
    if (Text.size() != 32 || Text.take_front(16).getAsInteger(16, Name.High) ||
        Text.drop_front(16).getAsInteger(16, Name.Low))
      return "32 digits of a hash are wanted";
    return "";
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::Single; }
};

template <> struct yaml::ScalarEnumerationTraits<ProjectFileKind> {
  static void enumeration(IO &In, ProjectFileKind &Kind) {
    In.enumCase(Kind, "facts", ProjectFileKind::Facts);
    In.enumCase(Kind, "index", ProjectFileKind::Index);
    In.enumCase(Kind, "slice", ProjectFileKind::Slice);
  }
};

template <> struct yaml::ScalarEnumerationTraits<ProjectFactKind> {
  static void enumeration(IO &In, ProjectFactKind &Kind) {
    In.enumCase(Kind, "cast back", ProjectFactKind::CastBack);
    In.enumCase(Kind, "taken out", ProjectFactKind::TakenOut);
    In.enumCase(Kind, "handed on", ProjectFactKind::HandedOn);
    In.enumCase(Kind, "gives address", ProjectFactKind::GivesAddress);
    In.enumCase(Kind, "makes ID", ProjectFactKind::MakesId);
    In.enumCase(Kind, "writes", ProjectFactKind::Writes);
    In.enumCase(Kind, "sorted", ProjectFactKind::Sorted);
    In.enumCase(Kind, "sorts", ProjectFactKind::Sorts);
    In.enumCase(Kind, "all seen", ProjectFactKind::AllSeen);
  }
};

template <> struct yaml::MappingTraits<ProjectFact> {
  static void mapping(IO &In, ProjectFact &F) {
    In.mapRequired("Of", F.Of);
    In.mapRequired("Is", F.Kind);
    In.mapOptional("Argument", F.Arg, 0U);
  }
};

template <> struct yaml::MappingTraits<FilePosition> {
  static void mapping(IO &In, FilePosition &P) {
    In.mapOptional("File", P.File, std::string());
    In.mapOptional("Line", P.Line, 0U);
    In.mapOptional("Column", P.Column, 0U);
    In.mapOptional("Offset", P.Offset, 0U);
    In.mapOptional("EndLine", P.EndLine, 0U);
    In.mapOptional("EndColumn", P.EndColumn, 0U);
    In.mapOptional("Begin", P.Begin, 0U);
  }
};

template <> struct yaml::MappingTraits<Edit> {
  static void mapping(IO &In, Edit &E) {
    In.mapRequired("File", E.File);
    In.mapRequired("Offset", E.Offset);
    In.mapRequired("Length", E.Length);
    In.mapRequired("Text", E.Text);
  }
};

template <> struct yaml::MappingTraits<ReportNote> {
  static void mapping(IO &In, ReportNote &N) {
    In.mapRequired("Text", N.Text);
    In.mapOptional("At", N.At);
    In.mapOptional("Fix", N.Fix);
  }
};

template <> struct yaml::MappingTraits<ReportPlace> {
  static void mapping(IO &In, ReportPlace &P) {
    In.mapRequired("Message", P.Message);
    In.mapOptional("At", P.At);
  }
};

template <> struct yaml::MappingTraits<ReportFinding> {
  static void mapping(IO &In, ReportFinding &F) {
    In.mapRequired("Check", F.Check);
    In.mapRequired("Message", F.Message);
    In.mapOptional("At", F.At);
    In.mapOptional("Notes", F.Notes);
    In.mapOptional("Fix", F.Fix);
    In.mapOptional("Places", F.Places);
    In.mapOptional("Mistakes", F.Mistakes);
  }
};

template <> struct yaml::MappingTraits<Judged::Change> {
  static void mapping(IO &In, Judged::Change &C) {
    In.mapRequired("If", C.If);
    In.mapOptional("Unless", C.Unless);
    In.mapOptional("Gone", C.Gone);
    In.mapOptional("Come", C.Come);
  }
};

template <> struct yaml::MappingTraits<Whole> {
  static void mapping(IO &In, Whole &W) {
    ProjectFile &F = W.File;
    In.mapRequired("Kind", F.Kind);
    In.mapOptional("Complete", F.Complete, false);
    In.mapRequired("Tool", F.Tool);
    In.mapOptional("Config", F.Config);
    In.mapOptional("Command", F.Command);
    In.mapOptional("Units", F.Units);
    In.mapOptional("Facts", F.Facts.Exports);
    In.mapOptional("Wants", F.Facts.Wants);
    In.mapOptional("Open", F.Facts.Open);
    if (F.Kind != ProjectFileKind::Facts)
      return;
    In.mapOptional("Unit", W.Found.File, std::string());
    In.mapOptional("Heard", W.Found.Heard);
    In.mapOptional("Findings", W.Found.Findings);
    In.mapOptional("Changes", W.Found.Changes);
  }
};

void stableid::dumpYaml(const ProjectFile &File, llvm::raw_ostream &Out) {
  Whole All{File, {}};
  if (!File.Judged.empty())
    unpackJudged(File.Judged, "", All.Found);
  yaml::Output To(Out);
  To << All;
}

llvm::Expected<ProjectFile> stableid::loadYaml(StringRef Path) {
  auto Buffer = readPlainFile(Path, uint64_t(1) << 30);
  if (!Buffer)
    return Buffer.takeError();
  if (nestsTooDeepAsYaml((*Buffer)->getBuffer()))
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "'" + Path + "' is nested too deep");
  std::string Wrong;
  yaml::Input In(
      (*Buffer)->getBuffer(), nullptr,
      [](const llvm::SMDiagnostic &D, void *Text) {
        auto &Out = *static_cast<std::string *>(Text);
        if (Out.empty())
          Out = ":" + std::to_string(D.getLineNo()) + ": " + D.getMessage().str();
      },
      &Wrong);
  Whole All;
  In >> All;
  if (In.error())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "'" + Path + "'" + Wrong);
  if (All.File.Kind == ProjectFileKind::Facts)
    All.File.Judged = packJudged(std::move(All.Found), "");
  return std::move(All.File);
}
