// A program that runs with the witness loaded. See Run.h.
#include "Run.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "scan/Installation.h"
#include <cerrno>
#include <csignal>
#include <ctime>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace stableid;
using llvm::StringRef;

static constexpr StringRef LibraryName = "libstableid-witness.so";

std::string stableid::witnessLibrary() {
  for (StringRef Folder : {"../lib/stableid/", "../lib/"})
    if (std::string Here = beside((Folder + LibraryName).str());
        llvm::sys::fs::exists(Here))
      return Here;
  return "";
}

/// The environment, with the library before others that are loaded first.
static std::vector<std::string> environment(const WitnessRequest &Request) {
  std::vector<std::string> Out = {
      "STABLEID_WITNESS_DIR=" + Request.Folder,
      "STABLEID_WITNESS_LIMIT=" + std::to_string(Request.Limit),
      "STABLEID_WITNESS_TABLE=" + std::to_string(Request.Table),
      "STABLEID_WITNESS_SIZES=" + llvm::join(Request.Sizes, ","),
      std::string("STABLEID_WITNESS_CHILDREN=") + (Request.Children ? "1" : "0")};
  std::string Preload = "LD_PRELOAD=" + Request.Library;
  for (char **Line = environ; *Line; ++Line) {
    StringRef Given = *Line;
    if (Given.consume_front("LD_PRELOAD=")) {
      if (!Given.empty())
        Preload += ":" + Given.str();
    } else if (!Given.starts_with("STABLEID_WITNESS_")) {
      Out.push_back(Given.str());
    }
  }
  Out.push_back(Preload);
  return Out;
}

static std::vector<char *> pointers(std::vector<std::string> &Texts) {
  std::vector<char *> Out;
  for (std::string &Text : Texts)
    Out.push_back(Text.data());
  Out.push_back(nullptr);
  return Out;
}

llvm::Expected<RunResult>
stableid::runWitnessed(const WitnessRequest &Request,
                       llvm::function_ref<void()> Meanwhile) {
  std::vector<std::string> Words, Variables = environment(Request);
  for (StringRef Word : Request.Program)
    Words.push_back(Word.str());
  std::vector<char *> Argv = pointers(Words), Envp = pointers(Variables);

  posix_spawnattr_t How;
  posix_spawnattr_init(&How);
  sigset_t Signals;
  sigemptyset(&Signals);
  for (int Signal : {SIGINT, SIGQUIT}) {
    sigaddset(&Signals, Signal);
    std::signal(Signal, SIG_IGN);
  }
  posix_spawnattr_setsigdefault(&How, &Signals);
  posix_spawnattr_setflags(&How, POSIX_SPAWN_SETSIGDEF);
  pid_t Child = 0;
  int Failed = posix_spawnp(&Child, Argv[0], nullptr, &How, Argv.data(),
                            Envp.data());
  posix_spawnattr_destroy(&How);
  if (Failed)
    return llvm::createStringError(
        std::error_code(Failed, std::generic_category()),
        llvm::Twine("cannot run '") + Words.front() + "': " +
            std::generic_category().message(Failed));

  for (int Status = 0;;) {
    pid_t Ended = waitpid(Child, &Status, WNOHANG);
    Meanwhile();
    if (Ended == Child && WIFEXITED(Status))
      return RunResult{WEXITSTATUS(Status), 0};
    if (Ended == Child && WIFSIGNALED(Status))
      return RunResult{0, WTERMSIG(Status)};
    if (Ended < 0 && errno != EINTR)
      return llvm::errorCodeToError(
          std::error_code(errno, std::generic_category()));
    timespec Wait = {0, 20'000'000};
    nanosleep(&Wait, nullptr);
  }
}
