// The program that bpftrace loads into the kernel. See Trace.h.
//
// Its maps, by the address of an object: @gen, how many objects were seen there; @alive
// and @dead, the site of the identity that lives, or whose object was freed; @stack, @at,
// @ended, @from and @again, the stacks. @named is the number of the object that had this
// name. @interest has the heads of blocks, as glibc writes them, that became identities.
// Counts are by site, in the kernel, so that they are whole where events are lost.
#include "Trace.h"
#include "llvm/Support/raw_ostream.h"

using namespace stableid;
using llvm::StringRef;

namespace {

class Program {
public:
  Program(const TraceRequest &Request, const TracedFiles &Files)
      : Request(Request), Files(Files), S(Out) {}

  std::string write() {
    // What is printed here is read when all probes are in place.
    S << "BEGIN { printf(\"started\\n\"); }\n";
    for (const WitnessMarks &In : Files.Marks)
      marks(In);
    begins("malloc", "arg0");
    begins("calloc", "arg0 * arg1");
    begins("realloc", "arg1");
    realloc();
    for (StringRef Function : {"malloc", "calloc", "realloc"})
      allocated(Function);
    freed();
    if (Request.Counting)
      S << "interval:s:1 { print(@identities); print(@freed); print(@given); "
           "print(@twice); print(@dangling); }\n";
    S << "END {";
    for (StringRef Map :
         {"@want", "@old", "@gen", "@alive", "@dead", "@stack", "@at", "@ended",
          "@from", "@again", "@named"})
      S << " clear(" << Map << ");";
    if (!Files.Marks.empty())
      S << " clear(@interest); clear(@site);";
    S << " }\n";
    return Out;
  }

private:
  /// What a probe is given is kept in a variable first: read in two branches, it may
  /// become an address that the kernel's verifier refuses.
  void probe(StringRef Kind, StringRef Function, StringRef If) {
    S << Kind << ':' << Files.Allocator << ':' << Function
      << " /pid == " << Request.Pid << If << "/ {\n";
  }

  /// The event, unless enough was told of its kind and site; @told is printed at the
  /// end, so that it is known how many were. Its stacks are texts of their own, each
  /// behind its word.
  void tell(StringRef Kind, StringRef Address, StringRef Site, StringRef Stacks,
            StringRef Values) {
    S << "  if (@told[" << Site << ", \"" << Kind << "\"] < " << Request.Limit
      << ") {\n    @told[" << Site << ", \"" << Kind << "\"]++;\n"
      << "    printf(\"event " << Kind << " 0x%lx %ld %d\\n" << Stacks
      << "end\\n\", " << Address << ", " << Site << ", tid, " << Values
      << ");\n  }\n";
  }

  /// An address becomes an identity.
  void named(StringRef Address, StringRef Name, StringRef Site) {
    std::string A = Address.str(), Stack = "ustack(perf, 8)";
    S << "  $g = @gen[" << A << "]; $n = @named[" << A << ", " << Name << "];\n"
      << "  if ($g == 0) { $g = 1; @gen[" << A << "] = 1; }\n"
      << "  if (@dead[" << A << "] != 0) {\n    @dangling[" << Site
      << "] = count();\n";
    tell("dangling", A, Site,
         "allocated%s\\nnamed%s\\nfreed %lx%s\\nnow%s\\n",
         "@stack[" + A + "], @at[" + A + "], @from[" + A + "], @ended[" + A + "], " +
             Stack);
    S << "  } else if ($n != $g) {\n    @identities[" << Site << "] = count();\n"
      << "    if ($n != 0) {\n      @twice[" << Site << "] = count();\n";
    tell("twice", A, Site,
         "allocated%s\\nnamed%s\\nfreed %lx%s\\nagain%s\\nnow%s\\n",
         "@stack[" + A + "], @at[" + A + "], @from[" + A + "], @ended[" + A +
             "], @again[" + A + "], " + Stack);
    S << "      @stack[" << A << "] = @again[" << A << "];\n    }\n"
      << "    @named[" << A << ", " << Name << "] = $g; @alive[" << A
      << "] = " << Site << "; @at[" << A << "] = " << Stack << ";\n"
      << "    if (@alive[" << A << "] == 0) { @noroom = count(); }\n  }\n";
  }

  void marks(const WitnessMarks &In) {
    auto Probe = [&](StringRef Name) {
      S << "usdt:" << In.File << ":stableid:" << Name << " /pid == " << Request.Pid
        << " && arg0 != 0/ {\n";
    };
    Probe("identity");
    S << "  $p = arg0; $i = arg1 * 2654435761 + arg2 * 40503 + arg3;\n"
      << "  if (@site[$i] == 0) {\n    @site[$i] = 1;\n"
      << "    printf(\"site %ld %lu %lu %d\\n\", $i, arg1, arg2, arg3);\n  }\n"
      << "  $head = *(uint64 *)uptr($p - 8); @interest[$head] = 1;\n";
    named("$p", "arg1", "$i");
    S << "}\n";
    if (!In.Forgets)
      return;
    Probe("forget");
    S << "  delete(@named[arg0, arg1]); delete(@alive[arg0]); "
         "delete(@dead[arg0]);\n}\n";
  }

  void begins(StringRef Function, StringRef Size) {
    probe("uprobe", Function, "");
    S << "  @want[tid] = " << Size << " + 1;\n";
    if (Function == "realloc")
      S << "  if (@alive[arg0] != 0) { @old[tid] = arg0; }\n";
    S << "}\n";
  }

  void end(StringRef Address) {
    std::string A = Address.str();
    S << "    @freed[$d] = count(); @dead[" << A << "] = $d; @ended[" << A
      << "] = ustack(perf, 8); delete(@alive[" << A << "]);\n";
    // At the first instruction of a function the frame is still the caller's, and the
    // walk begins behind it.
    S << "    @from[" << A << "] = "
      << (Address == "$p" ? "*(uint64 *)reg(\"sp\")" : "(uint64)0") << ";\n";
    tell("freed", A, "$d", "allocated%s\\nnamed%s\\nfreed %lx%s\\n",
         "@stack[" + A + "], @at[" + A + "], @from[" + A + "], ustack(perf, 8)");
  }

  /// A realloc that moves the block away has freed it.
  void realloc() {
    probe("uretprobe", "realloc", " && @old[tid] != 0");
    S << "  $r = retval; $o = @old[tid]; delete(@old[tid]); $d = @alive[$o];\n"
      << "  if ($r == $o) { delete(@want[tid]); }\n"
      << "  else if ($r != 0 && $d != 0) {\n";
    end("$o");
    S << "  }\n}\n";
  }

  void allocated(StringRef Function) {
    probe("uretprobe", Function, " && @want[tid] != 0");
    S << "  $r = retval; $s = @want[tid] - 1; delete(@want[tid]);\n"
      << "  if ($r != 0) {\n  $d = @dead[$r];\n"
      << "  if ($d != 0) {\n    delete(@dead[$r]); @gen[$r]++;\n"
      << "    @again[$r] = ustack(perf, 8); @given[$d] = count();\n";
    tell("given-out", "$r", "$d",
         "allocated%s\\nnamed%s\\nfreed %lx%s\\nagain%s\\n",
         "@stack[$r], @at[$r], @from[$r], @ended[$r], "
         "ustack(perf, 8)");
    // Maps that nobody writes to are refused.
    if (!Files.Marks.empty())
      S << "  } else if (@alive[$r] == 0) {\n"
      << "    $head = *(uint64 *)uptr($r - 8);\n"
      << "    if (@interest[$head] != 0) {\n"
      << "      if (@gen[$r] == 0) { @stack[$r] = ustack(perf, 8); }\n"
      << "      else { @again[$r] = ustack(perf, 8); }\n    }\n";
    S << "  }\n";
    if (!Request.Sizes.empty()) {
      S << "  if (";
      for (size_t I = 0; I < Request.Sizes.size(); ++I)
        S << (I ? " || " : "") << "$s == " << Request.Sizes[I];
      S << ") {\n  if (@gen[$r] == 0) { @stack[$r] = ustack(perf, 8); }\n";
      named("$r", "$s", "$s");
      S << "  }\n";
    }
    S << "  }\n}\n";
  }

  void freed() {
    probe("uprobe", "free", " && arg0 != 0");
    S << "  $p = arg0; $d = @alive[$p];\n  if ($d != 0) {\n";
    end("$p");
    S << "  } else if (@gen[$p] == 0) { delete(@stack[$p]); }\n}\n";
  }

  const TraceRequest &Request;
  const TracedFiles &Files;
  std::string Out;
  llvm::raw_string_ostream S;
};

} // namespace

std::string stableid::tracingProgram(const TraceRequest &Request,
                                     const TracedFiles &Files) {
  return Program(Request, Files).write();
}
