// What stableid.EscapingIdentity reports: across calls and branches, the value
// that leaves the process was made from an address.
// RUN: %clang_analyze %escaping_identity -std=c++17 %s
// RUN: %clang_analyze %escaping_identity %inlined -std=c++17 %s
// RUN: %if libc++ %{ %clang_analyze %escaping_identity -std=c++17 -stdlib=libc++ %s %}
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <unistd.h>

struct Session {
  int fd;
};

void number(std::ofstream &out, const Session *s) {
  out << reinterpret_cast<std::uintptr_t>(s); // expected-warning {{address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space}} expected-note {{write an ID that the object was given}}
}

void pointer(std::ofstream &out, const Session *s) {
  out << s; // expected-warning {{address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space}} expected-note {{write an ID that the object was given}}
}

std::uint64_t handleOf(const Session *s) {
  return reinterpret_cast<std::uint64_t>(s) ^ 0x9e3779b97f4a7c15u;
}
void acrossCalls(std::ofstream &out, const Session *s) {
  const std::uint64_t handle = handleOf(s);
  out << "handle " << handle; // expected-warning {{address of 'Session' is written by 'operator<<'}} expected-note {{write an ID}}
}

void hashed(std::ofstream &out, const Session *s) {
  out << std::hash<const Session *>()(s); // expected-warning {{address of 'Session' is written by 'operator<<'}} expected-note {{write an ID}}
}

void text(std::ofstream &out, const Session *s) {
  const std::string name =
      "s" + std::to_string(reinterpret_cast<std::uintptr_t>(s));
  out << name; // expected-warning {{address of 'Session' is written by 'operator<<'}} expected-note {{write an ID}}
}

void buffer(int fd, const Session *s) {
  char text[32];
  std::snprintf(text, sizeof text, "%p", static_cast<const void *>(s));
  write(fd, text, sizeof text); // expected-warning {{address of 'Session' is written by 'write'}} expected-note {{write an ID}}
}

void format(std::FILE *unused, const char *path, const Session *s) {
  std::FILE *out = std::fopen(path, "w");
  if (!out)
    return;
  std::fprintf(out, "%d %p\n", 1, static_cast<const void *>(s)); // expected-warning {{address of 'Session' is written by 'fprintf'}} expected-note {{write an ID}}
  std::fclose(out);
}

void branches(std::ofstream &out, const Session *s, bool named) {
  std::uint64_t value = 0;
  if (named)
    value = reinterpret_cast<std::uintptr_t>(s);
  out << value; // expected-warning {{address of 'Session' is written by 'operator<<'}} expected-note {{write an ID}}
}
