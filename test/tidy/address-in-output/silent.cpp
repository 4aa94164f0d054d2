// Output that holds no address, or an address that stays in the process or is meant for a developer's eyes.
// RUN: %check_stableid %s stableid-address-in-output -std=c++20

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include <vector>

struct Session { std::string User; std::uint64_t id = 0; Session *Next = nullptr; };

namespace standard_streams {
inline void show(const Session &S) {
  std::printf("session %p\n", static_cast<const void *>(&S));             // no-warning
  std::fprintf(stderr, "session %p\n", static_cast<const void *>(&S));    // no-warning
  std::fprintf(stdout, "session %p\n", static_cast<const void *>(&S));    // no-warning
  std::cout << "session " << &S << '\n';                                  // no-warning
  std::cerr << "session " << &S << '\n';                                  // no-warning
  std::clog << std::hex << reinterpret_cast<std::uintptr_t>(&S) << '\n';  // no-warning
  char Line[64];
  const int N = std::snprintf(Line, sizeof Line, "session %p\n", static_cast<const void *>(&S));
  if (::write(STDERR_FILENO, Line, N) < 0) return;                        // no-warning
  if (::write(2, Line, N) < 0) return;                                    // no-warning
  if (::write(1, Line, N) < 0) return;                                    // no-warning
  std::fputs(Line, stderr);                                               // no-warning
  std::fwrite(Line, 1, N, stdout);                                        // no-warning
  ::dprintf(2, "session %p\n", static_cast<const void *>(&S));            // no-warning
}
} // namespace standard_streams

namespace loggers_and_dumps {
class Logger {
  std::ofstream Out{"app.log"};
public:
  void opened(const Session &S) { Out << "opened " << &S << '\n'; } // no-warning: a logger's file
};
void LogDebug(const char *Format, ...);
inline void logged(const Session &S) { LogDebug("session %p", static_cast<const void *>(&S)); } // no-warning
inline void dumpSessions(const Session &S) {
  std::ofstream Out("sessions.txt");
  Out << &S << '\n'; // no-warning: a dump
}
inline void debugState(const Session &S) {
  if (FILE *F = std::fopen("state.txt", "w")) {
    std::fprintf(F, "%p\n", static_cast<const void *>(&S)); // no-warning
    std::fclose(F);
  }
}
struct Printer {
  std::ofstream Out;
  void printNode(const Session *S) { Out << S; } // no-warning
};
class GraphDumper {
  std::ofstream Dot;
public:
  void edge(const Session *From, const Session *To) { Dot << "n" << From << " -> n" << To << '\n'; } // no-warning
};
// The body of an operator<< writes where its caller says.
struct Handle { const void *P; };
inline std::ostream &operator<<(std::ostream &OS, const Handle &H) { return OS << "handle " << H.P; } // no-warning
struct Stack { std::uint64_t pc[8]; };
inline void crashReport(const Stack &Trace, int Fd) { if (::write(Fd, Trace.pc, sizeof Trace.pc) < 0) std::abort(); } // no-warning
} // namespace loggers_and_dumps

namespace somebody_elses_stream {
// Where such a stream leads is the caller's secret: likely, so silent unless ReportLikely.
inline void render(std::ostream &OS, const Session &S) { OS << &S; }                                               // no-warning
inline void renderTo(FILE *F, const Session &S) { std::fprintf(F, "%p", static_cast<const void *>(&S)); }          // no-warning
inline void save(std::ostream *OS, const Session *S) { OS->write(reinterpret_cast<const char *>(&S), sizeof S); }  // no-warning
} // namespace somebody_elses_stream

namespace in_memory {
inline std::string inMemory(const Session &S) { // text that has not left the process
  std::ostringstream OS;
  OS << &S;
  return OS.str(); // no-warning
}
inline std::size_t formatted(char *Buffer, std::size_t Size, const Session &S) { return std::snprintf(Buffer, Size, "%p", static_cast<const void *>(&S)); } // no-warning
inline bool roundTrip(const Session *S) { // written and parsed back in one function
  std::stringstream Text;
  Text << static_cast<const void *>(S);
  void *Back = nullptr;
  Text >> Back;
  return Back == S; // no-warning
}
} // namespace in_memory

namespace the_buffer_is_no_content {
struct Header { std::uint32_t Length, Kind; char Name[8]; };
struct Indexed { std::uint32_t Next, First; };
inline void plain(int Fd, const Header &H, const std::string &Text, const std::vector<Indexed> &Items, const Session &S) {
  if (::write(Fd, &H, sizeof H) < 0) return;                                   // no-warning: no pointer inside
  if (::write(Fd, Text.data(), Text.size()) < 0) return;                       // no-warning: the characters
  if (::write(Fd, Items.data(), Items.size() * sizeof(Indexed)) < 0) return;   // no-warning
  if (::write(Fd, &S.id, sizeof S.id) < 0) return;                             // no-warning
  if (::send(Fd, H.Name, sizeof H.Name, 0) < 0) return;                        // no-warning
  iovec Parts[2] = {{const_cast<Header *>(&H), sizeof H}, {const_cast<char *>(Text.data()), Text.size()}};
  if (::writev(Fd, Parts, 2) < 0) return;                                      // no-warning: descriptors are no content
  msghdr Message{};
  Message.msg_iov = Parts;
  Message.msg_iovlen = 2;
  ::sendmsg(Fd, &Message, 0);                                                  // no-warning
}
inline void files(const Header &H, const char *Name, const Session *S) {
  std::ofstream Out("data.bin", std::ios::binary);
  Out.write(reinterpret_cast<const char *>(&H), sizeof H);                     // no-warning
  Out << Name << std::string_view(Name) << S->User << S->id;                   // no-warning
  Out << std::endl << std::hex << std::setw(4) << H.Length;                    // no-warning: manipulators are functions
  Out << (S ? "yes" : "no") << (S == nullptr) << (S != S->Next);               // no-warning
  if (FILE *F = std::fopen("data.txt", "w")) {
    std::fprintf(F, "%s %d\n", Name, int(H.Kind));                             // no-warning
    std::fwrite(Name, 1, std::strlen(Name), F);                                // no-warning
    std::fwrite(&H, sizeof H, 1, F);                                           // no-warning
    std::fputs(Name, F);                                                       // no-warning
    std::fclose(F);
  }
}
inline void parts(int Fd, const Session *S, const char *Base, const char *At) {
  std::uint64_t Offset = At - Base;
  if (::write(Fd, &Offset, sizeof Offset) < 0) return;                         // no-warning: a difference
  std::uint8_t Low = reinterpret_cast<std::uintptr_t>(S) & 15;
  if (::write(Fd, &Low, sizeof Low) < 0) return;                               // no-warning: low bits
  std::uint32_t Shard = (reinterpret_cast<std::uintptr_t>(S) >> 4) % 64;
  if (::write(Fd, &Shard, sizeof Shard) < 0) return;                           // no-warning: a shard
  const Session Copy = *S;
  if (::write(Fd, &Copy.id, sizeof Copy.id) < 0) return;                       // no-warning
}
} // namespace the_buffer_is_no_content

namespace own_pipes {
// A pointer written whole into a pipe whose reading end the same object owns.
class Notifier {
  int Pipe[2];
public:
  Notifier() { if (::pipe(Pipe) != 0) std::abort(); }
  void post(Session *S) { if (::write(Pipe[1], &S, sizeof S) < 0) return; } // no-warning: 'next' reads it back
  Session *next() {
    Session *S = nullptr;
    return ::read(Pipe[0], &S, sizeof S) == sizeof S ? S : nullptr;
  }
};
struct Command { int Kind; Session *Target; };
class Mailbox {
  int Sockets[2];
public:
  Mailbox() { if (::socketpair(AF_UNIX, SOCK_DGRAM, 0, Sockets) != 0) std::abort(); }
  void send(const Command &C) { ::send(Sockets[0], &C, sizeof C, 0); } // no-warning: 'receive' reads it back
  bool receive(Command &C) { return ::recv(Sockets[1], &C, sizeof C, 0) == sizeof C; }
};
inline void watch(int Epoll, int Fd, Session *S) {
  epoll_event Event{};
  Event.events = EPOLLIN;
  Event.data.ptr = S;
  epoll_ctl(Epoll, EPOLL_CTL_ADD, Fd, &Event); // no-warning: the kernel hands it back
}
} // namespace own_pipes

namespace the_address_is_the_datum {
// A heap profiler's wire format: the address is what is measured.
struct AllocRecord { std::uint64_t Sequence, Size, Address; };
class HeapProfiler {
  int Socket = -1;
  std::uint64_t Sequence = 0;
public:
  void recordMalloc(void *Block, std::uint64_t Size) {
    const AllocRecord R{++Sequence, Size, reinterpret_cast<std::uint64_t>(Block)};
    ::send(Socket, &R, sizeof R, 0); // no-warning
  }
  void recordFree(void *Block) {
    const AllocRecord R{++Sequence, 0, reinterpret_cast<std::uint64_t>(Block)};
    ::send(Socket, &R, sizeof R, 0); // no-warning
  }
};
// Code addresses for a symboliser, a table of functions.
struct Frame { std::uint64_t pc; };
void handler(int);
inline void symbolise(int Fd) {
  const Frame F{reinterpret_cast<std::uint64_t>(__builtin_return_address(0))};
  if (::write(Fd, &F, sizeof F) < 0) return; // no-warning
  const std::uint64_t Entry = reinterpret_cast<std::uint64_t>(&handler);
  if (::write(Fd, &Entry, sizeof Entry) < 0) return; // no-warning: a function
}
// An integer carried in a pointer.
inline void *worker(void *Arg) {
  const int Fd = int(reinterpret_cast<std::intptr_t>(Arg));
  const auto Number = reinterpret_cast<std::intptr_t>(Arg);
  if (::write(Fd, &Number, sizeof Number) < 0) return nullptr; // no-warning
  return Arg;
}
// Overwritten before it is written.
inline void overwritten(int Fd, const Session &S) {
  std::uint64_t Value = reinterpret_cast<std::uint64_t>(&S);
  Value = S.id;
  if (::write(Fd, &Value, sizeof Value) < 0) return; // no-warning
}
} // namespace the_address_is_the_datum

namespace bytes_before_the_pointer {
struct Entry { std::uint32_t Kind; const Session *Owner; };
bool kind(int Fd, const Entry &E) { return ::write(Fd, &E, sizeof E.Kind) > 0; } // no-warning
bool head(int Fd, const Entry &E) { return ::write(Fd, &E, offsetof(Entry, Owner)) > 0; } // no-warning
void copy(std::ofstream &To, std::ifstream &From) { To << From.rdbuf(); } // no-warning: what is in it
} // namespace bytes_before_the_pointer
