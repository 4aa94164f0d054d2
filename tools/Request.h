// What a user asks of a scan, read from the command line, and its carrying out.
// Every subcommand that scans takes these options.
#ifndef STABLEID_TOOLS_REQUEST_H
#define STABLEID_TOOLS_REQUEST_H

#include "Arguments.h"
#include "scan/Project.h"
#include "scan/Scan.h"
#include <memory>
#include <string>
#include <vector>

namespace stableid {

class Request {
public:
  static llvm::ArrayRef<OptionRow> options();
  /// What can be wrong before the first unit is read is refused here.
  static llvm::Expected<Request> read(const Arguments &Given);

  const std::vector<UnitCommand> &units() const { return Units; }
  const Project &project() const { return Opened; }
  bool wholeProject() const { return Whole; }
  /// A sentence for each path that was given and selects nothing.
  const std::vector<std::string> &missing() const { return Missing; }
  /// Whether \p File is at or below a path that was given, if any was.
  bool covers(llvm::StringRef File) const;
  /// Whether the user asked for \p File to be left out.
  bool excludes(llvm::StringRef File) const;
  /// Says on stderr whose commands \p Some are read with.
  void tellInferred(const std::vector<UnitCommand> &Some) const;
  FileStore &files() const { return Tools->Files; }

  /// Scans \p Some of the units, in \p Files or else on the disk as it is.
  std::vector<ScannedUnit> scan(const std::vector<UnitCommand> &Some,
                                std::shared_ptr<FileStore> Files = nullptr);
  /// What was found, with everything but fingerprints.
  Report report(const std::vector<UnitCommand> &Some,
                const std::vector<ScannedUnit> &Scanned) const;
  /// What is wrong with the cache, and the numbers, on stderr.
  void summarize(const Report &R) const;

private:
  llvm::Error choose(const Arguments &Given);
  llvm::Error openIndex(const Arguments &Given);

  Project Opened;
  std::vector<UnitCommand> Units;
  std::shared_ptr<Scanner> Tools;
  Pool::Limits Limits;
  bool Quiet = false, Timing = false;
  bool Whole = true; ///< no paths were given
  std::vector<std::string> Missing, Paths; ///< Paths: as given, absolute
  std::string Excluded; ///< a regular expression; empty: nothing is
  std::vector<std::pair<double, std::string>> Times; ///< seconds and unit
  std::string Index; ///< the file of the project's index; empty: none
  unsigned FromCache = 0, Precompiled = 0;
  double Seconds = 0;
};

} // namespace stableid

#endif // STABLEID_TOOLS_REQUEST_H
