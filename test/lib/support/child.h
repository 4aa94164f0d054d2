// Runs code in a child process and brings back the text it returns.
#pragma once

#include <csignal>
#include <stdexcept>
#include <string>

#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace test {

inline pid_t with_fork() { return ::fork(); }

// Behind the back of the C library: no handlers run.
inline pid_t with_raw_clone() {
#if defined(SYS_clone)
  return static_cast<pid_t>(::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
#else
  return ::fork();
#endif
}

// `work` may not throw. What it returns is at most a few kilobytes.
template <class Work>
std::string in_child(Work work, pid_t (*start)() = with_fork) {
  int ends[2];
  if (::pipe(ends) != 0)
    throw std::runtime_error("no pipe");
  const pid_t child = start();
  if (child < 0)
    throw std::runtime_error("no child");
  if (child == 0) {
    const std::string text = work();
    const bool sent = ::write(ends[1], text.data(), text.size()) ==
                      static_cast<ssize_t>(text.size());
    ::_exit(sent ? 0 : 1);
  }
  ::close(ends[1]);
  std::string text;
  char buffer[4096];
  for (ssize_t got; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(got));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error("the child failed");
  return text;
}

} // namespace test
