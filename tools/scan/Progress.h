// How far a scan is: a bar with the time that is left on a terminal, a line for
// each tenth, and at least every half minute, elsewhere. Goes to stderr; findings go to stdout.
#ifndef STABLEID_TOOLS_PROGRESS_H
#define STABLEID_TOOLS_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <string>

namespace stableid {

class Progress {
public:
  Progress(unsigned Total, bool Quiet);
  /// One more unit is over.
  void step(llvm::StringRef File);
  /// Draws the bar anew if it is time.
  void draw();
  /// Takes the bar away.
  void finish();
  double seconds() const;

private:
  using Clock = std::chrono::steady_clock;
  std::string bar() const;
  void line();

  const unsigned Total;
  const bool Quiet, Terminal;
  const Clock::time_point Begin = Clock::now();
  Clock::time_point Drawn = Terminal ? Clock::time_point() : Begin;
  unsigned Over = 0, Tenths = 0;
  std::string Last;
};

} // namespace stableid

#endif // STABLEID_TOOLS_PROGRESS_H
