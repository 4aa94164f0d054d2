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
  Project Opened;
  std::vector<UnitCommand> Units;
  std::shared_ptr<Scanner> Tools;
  Pool::Limits Limits;
  bool Quiet = false, Whole = true; ///< Whole: no paths were given
  unsigned FromCache = 0;
  double Seconds = 0;
};

} // namespace stableid

#endif // STABLEID_TOOLS_REQUEST_H
