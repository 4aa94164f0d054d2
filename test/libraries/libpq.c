/* libpq: commands and their parameters. */
// REQUIRES: libpq
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -- -- -I/usr/include/postgresql

#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>

struct session { const char *user; unsigned long long number; };

void executed(PGconn *C, struct session *S) {
  char Text[128];
  snprintf(Text, sizeof Text, "INSERT INTO peers VALUES ('%p')", (void *)S);
  PQclear(PQexec(C, Text));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'PQexec'; it differs in every run and reveals the address space [stableid-address-in-output]
  snprintf(Text, sizeof Text, "INSERT INTO peers VALUES (%llu)", S->number);
  PQclear(PQexec(C, Text)); // no-warning
}
void copied(PGconn *C, struct session *S) {
  char Line[32];
  int Size = snprintf(Line, sizeof Line, "%llx\n", (unsigned long long)(uintptr_t)S);
  PQputCopyData(C, Line, Size);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'PQputCopyData'; it differs in every run and reveals the address space [stableid-address-in-output]
  Size = snprintf(Line, sizeof Line, "%llx\n", S->number);
  PQputCopyData(C, Line, Size); // no-warning
}
static void notice(void *Data, const char *Message) { (void)Data; (void)Message; }
void listen_to(PGconn *C, struct session *S) {
  PQsetNoticeProcessor(C, notice, S); // no-warning
}
