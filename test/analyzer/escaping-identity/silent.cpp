// What stableid.EscapingIdentity says nothing about: what stays in the process,
// what is shown to a developer, and what is no identity any more.
// RUN: %clang_analyze %escaping_identity -std=c++17 %s
// RUN: %clang_analyze %escaping_identity %inlined -std=c++17 %s
// RUN: %if libc++ %{ %clang_analyze %escaping_identity -std=c++17 -stdlib=libc++ %s %}
// expected-no-diagnostics
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <unistd.h>

struct Session {
  int fd;
  std::uint64_t session_id;
};

void terminal(const Session *s) {
  std::cerr << s << '\n';
  std::cout << reinterpret_cast<std::uintptr_t>(s) << '\n';
  std::fprintf(stderr, "%p\n", static_cast<const void *>(s));
}

void logSession(std::ofstream &log, const Session *s) {
  log << reinterpret_cast<std::uintptr_t>(s) << '\n';
}

void dumpTo(std::ofstream &out, const Session *s) { out << s->fd << s; }

void ownNumber(std::ofstream &out, const Session *s) { out << s->session_id; }

void remainder(std::ofstream &out, const Session *s) {
  out << reinterpret_cast<std::uintptr_t>(s) % 64;
}

void difference(std::ofstream &out, const char *begin, const char *end) {
  out << reinterpret_cast<std::uintptr_t>(end) -
             reinterpret_cast<std::uintptr_t>(begin);
}

void pointee(int fd, const Session *s) { write(fd, s, sizeof *s); }

// The text is another one before it is written.
void overwritten(std::ofstream &out, const Session *s) {
  std::string text = std::to_string(reinterpret_cast<std::uintptr_t>(s));
  text = "session";
  out << text;
}

void onTheOtherBranch(std::ofstream &out, const Session *s, bool shown) {
  std::uint64_t value = s->session_id;
  if (!shown)
    value = reinterpret_cast<std::uintptr_t>(s);
  if (shown)
    out << value;
}

std::string described(const Session *s) {
  std::ostringstream text;
  text << s;
  return text.str();
}
