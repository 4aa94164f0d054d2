// A process that runs already, watched from outside. See Trace.h.
#include "Trace.h"
#include "NewLines.h"
#include "TraceReader.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <csignal>
#include <ctime>
#include <unistd.h>

using namespace stableid;
namespace fs = llvm::sys::fs;
using llvm::StringRef;

static llvm::Error error(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

static std::string contents(StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

/// How many events bpftrace says that it lost.
static uint64_t lostIn(StringRef Errors) {
  uint64_t Lost = 0;
  while (!Errors.empty()) {
    auto [Line, Rest] = Errors.split('\n');
    Errors = Rest;
    uint64_t Count = 0;
    if (Line.consume_front("Lost ") && !Line.split(' ').first.getAsInteger(10, Count))
      Lost += Count;
  }
  return Lost;
}

/// Why bpftrace did not begin, in its own words.
static std::string complaintIn(StringRef Errors) {
  while (!Errors.empty()) {
    auto [Line, Rest] = Errors.split('\n');
    Errors = Rest;
    // It says so where all is well, too.
    if (!Line.trim().empty() && !Line.contains("RLIMIT_MEMLOCK"))
      return Line.trim().str();
  }
  return "it said nothing";
}

static llvm::Expected<TracedFiles> filesOf(const ProcessImage &Image,
                                           const TraceRequest &Request) {
  TracedFiles Files{Image.allocator(), Image.marks()};
  std::string Process = "process " + std::to_string(Image.pid());
  if (!Image.readable())
    return error(Process + " is not there, or cannot be looked at");
  if (Files.Allocator.empty())
    return error(Process + " has its allocator linked statically");
  if (Files.Marks.empty() && Request.Sizes.empty())
    return error(Process + " has no stableid::witness::identity() in it; '--size' "
                           "watches its blocks of a size");
  return Files;
}

static volatile std::sig_atomic_t Interrupted = 0;
static void interrupt(int) { Interrupted = 1; }

llvm::Expected<Testimony>
stableid::traceProcess(const TraceRequest &Request,
                       llvm::function_ref<void(const WitnessEvent &)> Told,
                       llvm::function_ref<void(const Testimony &)> Meanwhile) {
  ProcessImage Image(Request.Pid);
  llvm::Expected<TracedFiles> Files = filesOf(Image, Request);
  if (!Files)
    return Files.takeError();
  if (geteuid() != 0)
    return error("only root may watch a process with bpftrace");
  auto Program = llvm::sys::findProgramByName("bpftrace");
  if (!Program)
    return error("no bpftrace here; it is a package of that name");
  if (!fs::exists("/sys/kernel/tracing/uprobe_events") &&
      !fs::exists("/sys/kernel/debug/tracing/uprobe_events"))
    return error("this kernel has no uprobes for bpftrace, or they are not mounted: "
                 "mount -t tracefs nodev /sys/kernel/tracing");
  std::string Script = Request.Folder + "/trace.bt";
  std::string Printed = Request.Folder + "/printed";
  std::string Errors = Request.Folder + "/errors";
  {
    std::error_code Failed;
    llvm::raw_fd_ostream Out(Script, Failed);
    if (Failed)
      return llvm::errorCodeToError(Failed);
    Out << tracingProgram(Request, *Files);
  }
  // Names are found here, at the end: with each stack they take bpftrace half a
  // second, and what it has not printed when it is ended is lost.
  for (auto [Name, Value] :
       {std::pair("BPFTRACE_MAP_KEYS_MAX", std::to_string(Request.Table)),
        std::pair("BPFTRACE_NO_USER_SYMBOLS", std::string("1")),
        std::pair("BPFTRACE_PERF_RB_PAGES", std::string("256"))})
    setenv(Name, Value.c_str(), /*overwrite=*/0);
  // An interrupt ends bpftrace, which then prints what it has.
  for (int Signal : {SIGINT, SIGTERM})
    std::signal(Signal, interrupt);
  std::string Pid = std::to_string(Request.Pid), Message;
  std::optional<StringRef> Redirects[] = {StringRef(""), StringRef(Printed),
                                          StringRef(Errors)};
  llvm::sys::ProcessInfo Running = llvm::sys::ExecuteNoWait(
      *Program, {"bpftrace", "-B", "line", "-p", Pid, Script}, std::nullopt,
      Redirects, 0, &Message);
  if (!Running.Pid)
    return error("cannot run bpftrace: " + Message);

  TraceReader Reader(Image);
  NewLines Lines(Printed);
  auto Follow = [&] {
    Lines.read([&](StringRef New) { Reader.read(New, Told); });
  };
  std::time_t Until = 0;
  for (bool Ends = false;;) {
    llvm::sys::ProcessInfo Now =
        llvm::sys::Wait(Running, 0, &Message, nullptr, /*Polling=*/true);
    Follow();
    Meanwhile(Reader.Seen);
    if (Now.Pid)
      break;
    // The time counts from when all probes are in place.
    if (Reader.started() && !Until && Request.Seconds)
      Until = std::time(nullptr) + Request.Seconds;
    if (!Ends && (Interrupted || (Until && std::time(nullptr) >= Until))) {
      Ends = true;
      ::kill(Running.Pid, SIGINT);
    }
    timespec Wait = {0, 20'000'000};
    nanosleep(&Wait, nullptr);
  }
  std::string Said = contents(Errors);
  if (!Reader.started())
    return error("bpftrace could not watch the process: " + complaintIn(Said));
  Reader.Seen.Lost = std::max(lostIn(Said), Reader.missing());
  return std::move(Reader.Seen);
}
