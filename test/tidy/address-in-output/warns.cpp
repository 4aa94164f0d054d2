// Every way an address leaves the process: whole structs, text, streams, files and sockets.
// RUN: %check_stableid %s stableid-address-in-output -std=c++20

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

struct Session { std::string User; };
struct Record { std::uint32_t Kind; std::uint32_t Size; const Session *Owner; };
struct Outer { std::uint32_t Version; Record Inner; };

namespace must_be_right {
// A struct with a pointer inside is written whole.
void save(int fd, const Session &Owner) {
  Record record{1, sizeof(Record), &Owner};
  if (write(fd, &record, sizeof record) < 0) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
} // namespace must_be_right

namespace whole_structs {
bool descriptors(int Fd, int Socket, const Record &R, const Outer &O, const std::vector<Record> &All) {
  return ::write(Fd, &R, sizeof R) > 0 &&
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
         ::write(Fd, &O, sizeof(Outer)) > 0 &&
         // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
         ::write(Fd, All.data(), All.size() * sizeof(Record)) > 0 &&
         // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
         ::pwrite(Fd, &R, sizeof R, 0) > 0 &&
         // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'pwrite'; it differs in every run and reveals the address space [stableid-address-in-output]
         ::send(Socket, &R, sizeof R, 0) > 0 &&
         // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
         ::sendto(Socket, &R, sizeof R, 0, nullptr, 0) > 0;
         // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'sendto'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void files(const Record &R, const Outer &O) {
  if (FILE *F = std::fopen("records.bin", "wb")) {
    std::fwrite(&R, sizeof R, 1, F);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'fwrite'; it differs in every run and reveals the address space [stableid-address-in-output]
    std::fwrite(&O, sizeof O, 1, F);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'fwrite'; it differs in every run and reveals the address space [stableid-address-in-output]
    std::fclose(F);
  }
  std::ofstream Out("records.bin", std::ios::binary);
  Out.write(reinterpret_cast<const char *>(&R), sizeof R);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void copied(int Fd, const Record &R) {
  char Buffer[sizeof(Record)];
  std::memcpy(Buffer, &R, sizeof R);
  if (::write(Fd, Buffer, sizeof Buffer) < 0) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
} // namespace whole_structs

namespace the_pointer_itself {
void bytes(int Fd, Session *S) {
  if (::write(Fd, &S, sizeof S) < 0) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
  const auto Raw = reinterpret_cast<std::uint64_t>(S);
  if (::write(Fd, &Raw, sizeof Raw) < 0) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
  struct { std::uint32_t Kind; std::uint64_t Owner; } Message{1, reinterpret_cast<std::uint64_t>(S)};
  ::send(Fd, &Message, sizeof Message, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
}
} // namespace the_pointer_itself

namespace text {
void streams(const Session &S, const std::shared_ptr<Session> &Shared) {
  std::ofstream Out("sessions.json");
  Out << "{\"session\": \"" << &S << "\"}";
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  Out << Shared.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  Out << Shared;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  Out << reinterpret_cast<std::uintptr_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  Out << std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  Out << std::hash<const Session *>()(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  std::ostringstream Text;
  Text << "session-" << &S;
  Out << Text.str();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void stdio(const Session *S) {
  FILE *F = std::fopen("sessions.txt", "w");
  if (!F) return;
  std::fprintf(F, "%p\n", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'fprintf'; it differs in every run and reveals the address space [stableid-address-in-output]
  std::fprintf(F, "%lx\n", reinterpret_cast<unsigned long>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'fprintf'; it differs in every run and reveals the address space [stableid-address-in-output]
  char Line[64];
  std::snprintf(Line, sizeof Line, "%p\n", static_cast<const void *>(S));
  std::fputs(Line, F);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'fputs'; it differs in every run and reveals the address space [stableid-address-in-output]
  std::fwrite(Line, 1, std::strlen(Line), F);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'fwrite'; it differs in every run and reveals the address space [stableid-address-in-output]
  std::fclose(F);
}
void socket(int Socket, const Session &S) {
  char Line[64];
  const int N = std::snprintf(Line, sizeof Line, "session %p\r\n", static_cast<const void *>(&S));
  ::send(Socket, Line, N, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
  const std::string Reply = "owner=" + std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  ::send(Socket, Reply.data(), Reply.size(), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
  ::send(Socket, Reply.c_str(), Reply.size(), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
  ::dprintf(Socket, "session %p\n", static_cast<const void *>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'dprintf'; it differs in every run and reveals the address space [stableid-address-in-output]
}
} // namespace text

namespace paths {
// A member stream, a helper, a builder, a field that was set elsewhere.
class Exporter {
  std::ofstream Out{"export.csv"};
  std::uint64_t Owner;
public:
  explicit Exporter(const Session &S) : Owner(reinterpret_cast<std::uint64_t>(&S)) {}
  void header() { Out << "owner," << Owner << '\n'; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  void self() { Out << this; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Exporter' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
};
static bool sendText(int Socket, const std::string &Text) {
  return ::send(Socket, Text.data(), Text.size(), 0) > 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
}
bool announce(int Socket, const Session &S) { return sendText(Socket, "at " + std::to_string(reinterpret_cast<std::uintptr_t>(&S))); }
bool hello(int Socket) { return sendText(Socket, "hello"); } // no-warning
static std::string nameOf(const Session &S) {
  std::ostringstream OS;
  OS << &S;
  return OS.str();
}
void rows(const std::vector<Session> &All) {
  std::ofstream Out("rows.csv");
  for (const Session &S : All) Out << nameOf(S) << '\n';
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}
} // namespace paths

namespace static_objects_and_cookies {
// Inside the process both are fine; outside neither means anything.
Session Global;
void global(int Fd) {
  const auto Raw = reinterpret_cast<std::uint64_t>(&Global);
  if (::write(Fd, &Raw, sizeof Raw) < 0) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
struct Ticket { std::uint64_t Cookie; };
void *target(const Ticket &T) { return reinterpret_cast<void *>(T.Cookie); }
void issue(int Socket, Session *S) {
  const Ticket T{reinterpret_cast<std::uint64_t>(S)};
  ::send(Socket, &T, sizeof T, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
}
} // namespace static_objects_and_cookies

namespace bytes {
struct Entry { std::uint32_t Kind; const Session *Owner; };
void load(Entry *E);
void file(const char *Path, const Entry &E) {
  std::ofstream Out(Path, std::ios::binary);
  Out.write(reinterpret_cast<const char *>(&E), sizeof E);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
bool array(int Fd) {
  Entry Entries[4];
  load(Entries);
  return ::write(Fd, Entries, sizeof Entries) > 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
bool pointers(int Fd, const std::array<Session *, 3> &Open) {
  return ::write(Fd, &Open, sizeof Open) > 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
} // namespace bytes
