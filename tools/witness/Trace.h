// A process that runs already, watched from outside by bpftrace: uprobes on its
// allocator, and on the marks that <stableid/witness.h> leaves in a program.
#ifndef STABLEID_TOOLS_WITNESS_TRACE_H
#define STABLEID_TOOLS_WITNESS_TRACE_H

#include "ProcessImage.h"
#include "Testimony.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace stableid {

struct TraceRequest {
  unsigned Pid = 0;
  unsigned Seconds = 0; ///< 0: until the process ends, or an interrupt
  unsigned Limit = 10;
  unsigned Table = 1 << 16; ///< identities that are remembered
  std::vector<uint64_t> Sizes;
  bool Counting = false; ///< the counts are wanted each second
  std::string Folder;    ///< for the files in between
};

/// Where the probes of one process go.
struct TracedFiles {
  std::string Allocator; ///< the file with its malloc
  std::vector<WitnessMarks> Marks;
};

/// The program for bpftrace.
std::string tracingProgram(const TraceRequest &Request, const TracedFiles &Files);

/// Watches the process, and calls \p Told for each event and \p Meanwhile some
/// times a second. The error says why that cannot be done here.
llvm::Expected<Testimony>
traceProcess(const TraceRequest &Request,
             llvm::function_ref<void(const WitnessEvent &)> Told,
             llvm::function_ref<void(const Testimony &)> Meanwhile);

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_TRACE_H
