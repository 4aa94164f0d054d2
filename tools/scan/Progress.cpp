// How far a scan is. See Progress.h.
#include "Progress.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

using namespace stableid;
using llvm::StringRef;

static constexpr unsigned BarWidth = 30;
/// Who reads a log must not take a long unit for a hang.
static constexpr std::chrono::seconds MaxSilence{30};

/// A terminal that can draw over what it has drawn.
static bool canRedraw() {
  const char *Kind = std::getenv("TERM");
  return llvm::sys::Process::StandardErrIsDisplayed() && Kind && *Kind &&
         StringRef(Kind) != "dumb";
}

Progress::Progress(unsigned Total, bool Quiet)
    : Total(Total), Quiet(Quiet), Terminal(canRedraw()) {}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - Begin).count();
}

std::string Progress::bar() const {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  unsigned Full = BarWidth * Over / Total;
  Out << '[' << std::string(Full, '#') << std::string(BarWidth - Full, ' ')
      << "] " << Over << '/' << Total;
  if (Over) {
    auto Left = unsigned(seconds() * (Total - Over) / Over + 0.5);
    Out << llvm::format("  %u:%02u left", Left / 60, Left % 60);
  }
  Out << "  " << llvm::sys::path::filename(Last);
  unsigned Columns = llvm::sys::Process::StandardErrColumns();
  return Columns > 1 && Text.size() >= Columns ? Text.substr(0, Columns - 1)
                                               : Text;
}

void Progress::step(StringRef File) {
  ++Over;
  Last = File.str();
  if (Quiet || Terminal)
    return;
  unsigned Now = 10 * Over / Total;
  if (Now > Tenths)
    line();
  Tenths = Now;
}

void Progress::line() {
  llvm::errs() << "stableid: " << Over << " of " << Total << " units\n";
  Drawn = Clock::now();
}

void Progress::draw() {
  if (Quiet)
    return;
  if (!Terminal) {
    if (Clock::now() - Drawn >= MaxSilence)
      line();
    return;
  }
  if (Clock::now() - Drawn < std::chrono::milliseconds(90))
    return;
  Drawn = Clock::now();
  llvm::errs() << "\r\033[K" << bar();
}

void Progress::finish() {
  if (!Quiet && Terminal)
    llvm::errs() << "\r\033[K";
}
