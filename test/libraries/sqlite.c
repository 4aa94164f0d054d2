/* SQLite: bound values are stored, pointers that are bound as pointers come back. */
// REQUIRES: sqlite
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct session { const char *user; long long number; };

void bound(sqlite3_stmt *Insert, struct session *S) {
  sqlite3_bind_int64(Insert, 1, (sqlite3_int64)(uintptr_t)S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'sqlite3_bind_int64'; it differs in every run and reveals the address space [stableid-address-in-output]
  sqlite3_bind_int64(Insert, 1, S->number); // no-warning
  sqlite3_bind_text(Insert, 2, S->user, -1, SQLITE_TRANSIENT); // no-warning
  sqlite3_bind_pointer(Insert, 3, S, "session", NULL); // no-warning: comes back as it is
}
void executed(sqlite3 *Db, struct session *S) {
  char *Text = sqlite3_mprintf("DELETE FROM peers WHERE at = '%p'", (void *)S);
  sqlite3_exec(Db, Text, NULL, NULL, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'sqlite3_exec'; it differs in every run and reveals the address space [stableid-address-in-output]
  sqlite3_free(Text);
}
void executed_stable(sqlite3 *Db, struct session *S) {
  char *Text = sqlite3_mprintf("DELETE FROM peers WHERE at = '%lld'", S->number);
  sqlite3_exec(Db, Text, NULL, S, NULL); // no-warning
  sqlite3_free(Text);
}
static int row(void *Data, int N, char **Values, char **Names) { return Data == NULL; }
void callback(sqlite3 *Db, struct session *S) {
  sqlite3_exec(Db, "SELECT * FROM peers", row, S, NULL); // no-warning
}
