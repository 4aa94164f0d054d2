// Texts and bytes that are put piece by piece into a message, a buffer or a digest are carried to where it is sent or named.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-in-output

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <vector>

struct Peer { int Number; };
struct Record { std::string session_id; unsigned char request_id[20]; };

// Of the project, and seen.
struct Chunk { char *Data; int Size; };
static void add(Chunk *To, const void *Bytes, int Size) {
  std::memcpy(To->Data + To->Size, Bytes, Size);
  To->Size += Size;
}
static void sendChunk(int Socket, Chunk *C) {
  send(Socket, C->Data, C->Size, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void announce(int Socket, const Peer *P) {
  Chunk C = {static_cast<char *>(std::malloc(4096)), 0};
  char Text[32];
  std::snprintf(Text, sizeof Text, "%p", static_cast<const void *>(P));
  add(&C, Text, std::strlen(Text));
  sendChunk(Socket, &C);
}
void announcePlain(int Socket, const Peer *P) {
  Chunk C = {static_cast<char *>(std::malloc(4096)), 0};
  char Text[32];
  std::snprintf(Text, sizeof Text, "%d", P->Number);
  add(&C, Text, std::strlen(Text));
  sendChunk(Socket, &C);
}

// Only declared.
struct Message {
  void add_string(const char *Text);
  std::string bytes() const;
};
struct Digest {
  void update(const void *Bytes, std::size_t Size);
  std::string hex() const;
};
struct sha1_context { unsigned State[5]; };
extern "C" void sha1_update(sha1_context *, const void *, std::size_t);
extern "C" void sha1_final(sha1_context *, unsigned char *);

void declared(Record &R, const Peer *P, int Socket) {
  char Text[32];
  std::snprintf(Text, sizeof Text, "%p", static_cast<const void *>(P));
  Message M;
  M.add_string(Text);
  std::string Bytes = M.bytes();
  send(Socket, Bytes.data(), Bytes.size(), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
  Digest D;
  D.update(&P, sizeof P);
  R.session_id = D.hex();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  sha1_context C = {};
  sha1_update(&C, &P, sizeof P);
  sha1_final(&C, R.request_id);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
}
void declaredPlain(Record &R, const Peer *P, int Socket) {
  char Text[32];
  std::snprintf(Text, sizeof Text, "%d", P->Number);
  Message M;
  M.add_string(Text);
  std::string Bytes = M.bytes();
  send(Socket, Bytes.data(), Bytes.size(), 0);           // no-warning
  Digest D;
  D.update(P, sizeof *P);
  R.session_id = D.hex();                                // no-warning
  sha1_context C = {};
  sha1_update(&C, P, sizeof *P);
  sha1_final(&C, R.request_id);                          // no-warning
}
