// LLVM's time trace of the analysis. See TimeTrace.h.
#include "TimeTrace.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/TimeProfiler.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

namespace stableid {

TimeTrace::TimeTrace(const clang::SourceManager &SM) {
  const char *Folder = std::getenv("STABLEID_TIME_TRACE");
  if (!Folder || !*Folder || llvm::timeTraceProfilerEnabled())
    return;
  clang::OptionalFileEntryRef Main = SM.getFileEntryRefForID(SM.getMainFileID());
  llvm::StringRef Name = Main ? Main->getName() : "unnamed";
  llvm::SmallString<128> Path(Folder);
  llvm::sys::path::append(Path, llvm::sys::path::filename(Name) + ".json");
  File = Path.str().str();
  llvm::timeTraceProfilerInitialize(/*TimeTraceGranularity=*/0, "stableid");
}

TimeTrace::~TimeTrace() {
  if (File.empty())
    return;
  if (llvm::Error Failed = llvm::timeTraceProfilerWrite(File, File))
    llvm::errs() << "stableid: error: no time trace: "
                 << llvm::toString(std::move(Failed)) << "\n";
  llvm::timeTraceProfilerCleanup();
}

} // namespace stableid
