// LLVM's time trace of the analysis: clang-tidy takes -ftime-trace and writes
// nothing, so the module writes one itself when STABLEID_TIME_TRACE asks for it.
#ifndef STABLEID_TIDY_TIME_TRACE_H
#define STABLEID_TIDY_TIME_TRACE_H

#include "clang/Basic/SourceManager.h"
#include <string>

namespace stableid {

/// While it lives, scopes are recorded; then they are in the folder that the
/// environment variable STABLEID_TIME_TRACE names, as the main file's name and
/// .json. Does nothing without the variable, or where the host records a trace.
class TimeTrace {
public:
  explicit TimeTrace(const clang::SourceManager &SM);
  TimeTrace(const TimeTrace &) = delete;
  TimeTrace &operator=(const TimeTrace &) = delete;
  ~TimeTrace();

private:
  std::string File;
};

} // namespace stableid

#endif // STABLEID_TIDY_TIME_TRACE_H
