// Runs numbered jobs on threads. See Pool.h.
#include "Pool.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/thread.h"
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <ctime>
#include <memory>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <vector>

using namespace stableid;
using Clock = std::chrono::steady_clock;

namespace {

// Parsers recurse; memory that is never touched costs nothing.
constexpr unsigned StackSize = 64u << 20;

struct Worker {
  std::optional<unsigned> Job;
  clockid_t Processor; ///< the clock of its thread
  /// What that said before this job, and when it was last looked at.
  std::chrono::nanoseconds Before{0}, Seen{0};
  std::chrono::nanoseconds Waited{0}; ///< since it was last seen to go on
  bool GivenUp = false, Gone = false;
};

std::chrono::nanoseconds workedBy(const Worker &W) {
  timespec Time = {};
  clock_gettime(W.Processor, &Time);
  return std::chrono::seconds(Time.tv_sec) +
         std::chrono::nanoseconds(Time.tv_nsec);
}

/// What the threads share. A thread that was given up may come back late, so it
/// outlives the run.
struct State {
  std::mutex Lock;
  std::condition_variable Changed;
  unsigned Next = 0, Count = 0, Open = 0;
  Clock::time_point Looked = Clock::now(); ///< for what is late
  std::function<Pool::Result(unsigned)> Run;
  std::function<void(unsigned, JobOutcome)> Over;
  std::vector<std::shared_ptr<Worker>> Workers;
};

std::atomic<unsigned> LeftRunning{0};

/// A stack that overflowed cannot hold the handler of the signal.
class SignalStack {
public:
  SignalStack() : Memory(new char[Size]) {
    stack_t Stack = {};
    Stack.ss_sp = Memory.get();
    Stack.ss_size = Size;
    sigaltstack(&Stack, nullptr);
  }
  ~SignalStack() {
    stack_t Stack = {};
    Stack.ss_flags = SS_DISABLE;
    sigaltstack(&Stack, nullptr);
  }

private:
  static constexpr size_t Size = 256 << 10;
  std::unique_ptr<char[]> Memory;
};

void enableRecovery() {
  llvm::CrashRecoveryContext::Enable();
  for (int Signal : {SIGSEGV, SIGBUS}) {
    struct sigaction Action;
    if (!sigaction(Signal, nullptr, &Action)) {
      Action.sa_flags |= SA_ONSTACK;
      sigaction(Signal, &Action, nullptr);
    }
  }
}

void work(std::shared_ptr<State> S, std::shared_ptr<Worker> Me) {
  SignalStack Stack;
  pthread_getcpuclockid(pthread_self(), &Me->Processor);
  for (;;) {
    unsigned Job;
    {
      std::lock_guard<std::mutex> Guard(S->Lock);
      if (S->Next == S->Count) {
        Me->Gone = true;
        S->Changed.notify_all();
        return;
      }
      Job = S->Next++;
      Me->Job = Job;
      Me->Waited = {};
      Me->Before = Me->Seen = workedBy(*Me);
    }
    Pool::Result Result;
    llvm::CrashRecoveryContext Recovery;
    bool Done = Recovery.RunSafely([&] { Result = S->Run(Job); });
    std::lock_guard<std::mutex> Guard(S->Lock);
    if (Me->GivenUp) {
      --LeftRunning;
      return;
    }
    if (Done && Result)
      Result();
    S->Over(Job, Done ? JobOutcome::Done : JobOutcome::Crashed);
    Me->Job.reset();
    --S->Open;
    S->Changed.notify_all();
  }
}

void start(const std::shared_ptr<State> &S) {
  auto W = std::make_shared<Worker>();
  S->Workers.push_back(W);
  llvm::thread(std::optional<unsigned>(StackSize), [S, W] { work(S, W); })
      .detach();
}

/// The program looks for late jobs more often than that. Where it did not, it was
/// stopped, and so were its jobs.
constexpr std::chrono::seconds MaxPause{1};

/// True when the job of \p W has had a processor for \p Limit, or waits for that
/// long, of which \p Passed since the last look. How many others share the
/// processors decides nothing.
bool isLate(Worker &W, std::chrono::seconds Limit,
            std::chrono::nanoseconds Passed) {
  std::chrono::nanoseconds Now = workedBy(W);
  if (Now != W.Seen) {
    W.Seen = Now;
    W.Waited = {};
  } else if (Passed < MaxPause) {
    W.Waited += Passed;
  }
  return Now - W.Before >= Limit || W.Waited >= Limit;
}

/// Gives up what has run for longer than \p Limit.
void giveUpLateJobs(const std::shared_ptr<State> &S,
                    std::chrono::seconds Limit) {
  if (!Limit.count())
    return;
  unsigned Lost = 0;
  Clock::time_point Now = Clock::now();
  std::chrono::nanoseconds Passed = Now - S->Looked;
  S->Looked = Now;
  for (const std::shared_ptr<Worker> &W : S->Workers) {
    if (!W->Job || W->GivenUp || !isLate(*W, Limit, Passed))
      continue;
    W->GivenUp = W->Gone = true;
    ++LeftRunning;
    ++Lost;
    S->Over(*W->Job, JobOutcome::TimedOut);
    --S->Open;
  }
  while (Lost--)
    start(S);
}

} // namespace

bool Pool::anyLeftRunning() { return LeftRunning != 0; }

void Pool::run(unsigned Count, Limits L,
               const std::function<Result(unsigned)> &Run,
               const std::function<void(unsigned, JobOutcome)> &Over,
               const std::function<void()> &Tick) {
  if (!Count)
    return;
  enableRecovery();
  auto S = std::make_shared<State>();
  S->Count = S->Open = Count;
  S->Run = Run;
  S->Over = Over;
  std::unique_lock<std::mutex> Guard(S->Lock);
  for (unsigned I = 0; I < std::min(std::max(L.Threads, 1u), Count); ++I)
    start(S);
  auto Finished = [&] {
    if (S->Open)
      return false;
    for (const std::shared_ptr<Worker> &W : S->Workers)
      if (!W->Gone)
        return false;
    return true;
  };
  while (!Finished()) {
    S->Changed.wait_for(Guard, std::chrono::milliseconds(100));
    giveUpLateJobs(S, L.PerJob);
    Tick();
  }
}
