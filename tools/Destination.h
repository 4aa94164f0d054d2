// Where a report goes, and in which format: the options --format and -o of every
// subcommand that writes one.
#ifndef STABLEID_TOOLS_DESTINATION_H
#define STABLEID_TOOLS_DESTINATION_H

#include "Arguments.h"
#include "report/Report.h"

namespace stableid {

struct Destination {
  static constexpr OptionRow FormatRow{
      "--format", "FORMAT",
      "text (default), json, sarif, github, gitlab, rdjson, sonar or html"};
  static constexpr OptionRow FileRow{
      "-o", "FILE", "write the report there (default: stdout)"};

  Format As = Format::Text;
  std::string File = "-"; ///< "-": standard output

  static llvm::Expected<Destination> of(const Arguments &Given);
  /// The report, whole or not at all. The error names the file.
  llvm::Error write(const Report &R, llvm::ArrayRef<Report> Earlier = {}) const;
  /// Text on standard output names the units that failed among the findings.
  bool tellsFailures() const { return As == Format::Text && File == "-"; }
};

} // namespace stableid

#endif // STABLEID_TOOLS_DESTINATION_H
