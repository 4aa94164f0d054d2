// Runs numbered jobs on threads of one process. A job that crashes or takes too
// long is given up, and the others go on.
#ifndef STABLEID_TOOLS_POOL_H
#define STABLEID_TOOLS_POOL_H

#include <chrono>
#include <functional>

namespace stableid {

enum class JobOutcome { Done, Crashed, TimedOut };

class Pool {
public:
  struct Limits {
    unsigned Threads = 1;
    std::chrono::seconds PerJob{0}; ///< of the processor; 0: none
  };
  /// \p Run is called on some thread for each of the jobs 0 to \p Count - 1. Its
  /// result, a function, and \p Over are called in turn, never two at once, and
  /// no result is called of a job that was given up.
  using Result = std::function<void()>;
  static void run(unsigned Count, Limits L,
                  const std::function<Result(unsigned)> &Run,
                  const std::function<void(unsigned, JobOutcome)> &Over,
                  const std::function<void()> &Tick);

  /// True when a thread still works on a job that was given up. What it may
  /// touch must stay, and only _exit ends the program then.
  static bool anyLeftRunning();
};

} // namespace stableid

#endif // STABLEID_TOOLS_POOL_H
