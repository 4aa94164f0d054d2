// A process that runs already, watched from outside. See Trace.h.
#include "Trace.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <unistd.h>

using namespace stableid;
namespace fs = llvm::sys::fs;
using llvm::StringRef;

static llvm::Error error(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

std::string stableid::tracingProgram(const TraceRequest &Request,
                                     StringRef Library) {
  std::vector<std::string> Tests;
  for (uint64_t Size : Request.Sizes)
    Tests.push_back("$n == " + std::to_string(Size));
  std::string Wanted = llvm::join(Tests, " || ");
  std::string Of = "/pid == " + std::to_string(Request.Pid);
  auto Probe = [&](StringRef Kind, StringRef Function) {
    return (Kind + ":" + Library + ":" + Function).str();
  };
  std::string Out;
  llvm::raw_string_ostream S(Out);
  S << "BEGIN { printf(\"started\\n\"); }\n"
    << Probe("uprobe", "malloc") << ' ' << Of << "/ { $n = arg0; if (" << Wanted
    << ") { @want[tid] = $n; } }\n"
    << Probe("uprobe", "calloc") << ' ' << Of << "/ { $n = arg0 * arg1; if ("
    << Wanted << ") { @want[tid] = $n; } }\n"
    << Probe("uprobe", "realloc") << ' ' << Of << "/ { $n = arg1; if (" << Wanted
    << ") { @want[tid] = $n; } if (@alive[arg0]) { @old[tid] = arg0; } }\n";
  // A realloc that moves the block away has freed it.
  S << Probe("uretprobe", "realloc") << ' ' << Of << " && @old[tid]/ {\n"
    << "  $o = @old[tid]; delete(@old[tid]);\n"
    << "  if (retval != $o && retval != 0) {\n"
    << "    @dead[$o] = @alive[$o]; @freed[@alive[$o]] = count();\n"
    << "    @ended[$o] = ustack(8); delete(@alive[$o]);\n"
    << "  } else { delete(@want[tid]); }\n}\n";
  for (StringRef Function : {"malloc", "calloc", "realloc"})
    S << Probe("uretprobe", Function) << ' ' << Of << " && @want[tid]/ {\n"
      << "  $n = @want[tid]; delete(@want[tid]);\n"
      << "  if (retval != 0) {\n"
      << "    @identities[$n] = count();\n"
      << "    if (@dead[retval]) {\n"
      << "      @twice[$n] = count();\n"
      << "      if (@told < " << Request.Limit << ") {\n"
      << "        @told = @told + 1;\n"
      << "        printf(\"event 0x%lx %d %d\\n\", retval, $n, tid);\n"
      << "        printf(\"allocated %s\\n\", @stack[retval]);\n"
      << "        printf(\"freed %s\\n\", @ended[retval]);\n"
      << "        printf(\"again %s\\nend\\n\", ustack(8));\n"
      << "      }\n      delete(@dead[retval]);\n    }\n"
      << "    @alive[retval] = $n; @stack[retval] = ustack(8);\n  }\n}\n";
  S << Probe("uprobe", "free") << ' ' << Of << " && @alive[arg0]/ {\n"
    << "  @dead[arg0] = @alive[arg0]; @freed[@alive[arg0]] = count();\n"
    << "  @ended[arg0] = ustack(8); delete(@alive[arg0]);\n}\n";
  if (Request.Seconds)
    S << "interval:s:" << Request.Seconds << " { exit(); }\n";
  S << "END { clear(@want); clear(@old); clear(@alive); clear(@dead);\n"
    << "  clear(@stack); clear(@ended); delete(@told); }\n";
  return Out;
}

static WitnessSite siteOf(uint64_t Size) {
  return {"block of " + std::to_string(Size), "", 0};
}

static WitnessFrame frameOf(StringRef Line) {
  WitnessFrame Frame;
  if (Line.starts_with("0x"))
    Line.getAsInteger(16, Frame.Offset);
  else
    Frame.Function = llvm::demangle(Line.substr(0, Line.rfind('+')));
  return Frame;
}

Testimony stableid::readTrace(StringRef Printed) {
  Testimony Out;
  Out.Processes = 1;
  Out.Heap = true;
  WitnessEvent Event;
  std::vector<WitnessFrame> *Stack = nullptr;
  while (!Printed.empty()) {
    auto [Whole, Rest] = Printed.split('\n');
    Printed = Rest;
    StringRef Line = Whole.trim();
    if (Line.consume_front("event ")) {
      Event = WitnessEvent();
      Event.Kind = "twice";
      Event.Second.emplace();
      llvm::SmallVector<StringRef, 3> Words;
      Line.split(Words, ' ');
      uint64_t Size = 0;
      if (Words.size() != 3 || Words[1].getAsInteger(10, Size))
        continue;
      Event.Address = Words[0].str();
      Event.First.Site = Event.Second->Site = siteOf(Size);
      Event.First.Size = Event.Second->Size = Size;
      Words[2].getAsInteger(10, Event.Second->Thread);
    } else if (Line == "end") {
      Stack = nullptr;
      if (Event.Second)
        Out.Events.push_back(std::move(Event));
      Event = WitnessEvent();
    } else if (Line.starts_with("@")) {
      // "@twice[48]: 12"
      auto [Name, Value] = Line.drop_front().split(": ");
      auto [Map, Key] = Name.split('[');
      uint64_t Size = 0, Count = 0;
      if (Key.drop_back().getAsInteger(10, Size) ||
          Value.getAsInteger(10, Count))
        continue;
      SiteCounts &Counts = Out.Sites[siteOf(Size)];
      if (Map == "identities")
        Counts.Identities = Count;
      if (Map == "freed")
        Counts.Freed = Count;
      if (Map == "twice")
        Counts.Twice = Counts.GivenOut = Count;
    } else {
      bool Begins = true;
      if (Event.Second && Line.consume_front("allocated"))
        Stack = &Event.First.Allocated;
      else if (Event.Second && Line.consume_front("freed"))
        Stack = &Event.First.Freed;
      else if (Event.Second && Line.consume_front("again"))
        Stack = &Event.Second->Allocated;
      else
        Begins = false;
      if (Stack && !Begins && !Line.empty())
        Stack->push_back(frameOf(Line));
    }
  }
  return Out;
}

/// The file with the malloc of the process, or an empty path.
static std::string allocatorOf(unsigned Pid) {
  std::string Proc = "/proc/" + std::to_string(Pid);
  auto Maps = llvm::MemoryBuffer::getFileAsStream(Proc + "/maps");
  if (!Maps)
    return "";
  for (StringRef Name : {"libjemalloc.so", "libtcmalloc", "libmimalloc.so",
                         "libc.so", "libc-2", "ld-musl-"}) {
    StringRef Rest = (*Maps)->getBuffer();
    while (!Rest.empty()) {
      auto [Line, After] = Rest.split('\n');
      Rest = After;
      size_t At = Line.find('/');
      if (At != StringRef::npos &&
          llvm::sys::path::filename(Line.substr(At)).starts_with(Name))
        // As the process sees it, which may be in a container.
        return Proc + "/root" + Line.substr(At).str();
    }
  }
  return "";
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

llvm::Expected<Testimony> stableid::traceProcess(const TraceRequest &Request) {
  std::string Library = allocatorOf(Request.Pid);
  if (Library.empty())
    return error("process " + llvm::Twine(Request.Pid) +
                 " is not there, cannot be looked at, or has its allocator linked "
                 "statically");
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
    Out << tracingProgram(Request, Library);
  }
  // An interrupt ends bpftrace, which then prints what it has.
  std::signal(SIGINT, SIG_IGN);
  setenv("BPFTRACE_MAP_KEYS_MAX", "65536", /*overwrite=*/0);
  std::string Pid = std::to_string(Request.Pid);
  std::optional<StringRef> Redirects[] = {StringRef(""), StringRef(Printed),
                                          StringRef(Errors)};
  std::string Message;
  int Status = llvm::sys::ExecuteAndWait(
      *Program, {"bpftrace", "-p", Pid, Script}, std::nullopt, Redirects, 0, 0,
      &Message);
  std::string Said = contents(Errors), Text = contents(Printed);
  if (StringRef(Text).find("started\n") == StringRef::npos) {
    StringRef First = StringRef(Said).trim().split('\n').first;
    return error("bpftrace could not watch the process: " +
                 (First.empty() ? llvm::Twine(Message + " status ") +
                                      llvm::Twine(Status)
                                : llvm::Twine(First)));
  }
  Testimony Out = readTrace(Text);
  Out.Lost = lostIn(Said);
  return Out;
}
