// A process that runs already, watched from outside: uprobes on its allocator, by
// bpftrace, for blocks of some sizes.
#ifndef STABLEID_TOOLS_WITNESS_TRACE_H
#define STABLEID_TOOLS_WITNESS_TRACE_H

#include "Testimony.h"

namespace stableid {

struct TraceRequest {
  unsigned Pid = 0;
  unsigned Seconds = 0; ///< 0: until the process ends, or an interrupt
  unsigned Limit = 10;
  std::vector<uint64_t> Sizes;
  std::string Folder; ///< for the files in between
};

/// The program for bpftrace. \p Library has the process's malloc.
std::string tracingProgram(const TraceRequest &Request, llvm::StringRef Library);

/// What that program printed.
Testimony readTrace(llvm::StringRef Printed);

/// Watches the process. The error says why that cannot be done here.
llvm::Expected<Testimony> traceProcess(const TraceRequest &Request);

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_TRACE_H
