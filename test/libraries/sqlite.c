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

/* What SQLite's own letters are given is text, quoted or not. */
struct trigger { char *table, *schema; long long row; };
void removed(sqlite3 *Db, struct trigger *T) {
  char *Text = sqlite3_mprintf("DELETE FROM %Q.master WHERE name = '%q' AND row = %lld", T->schema, T->table, T->row);
  sqlite3_exec(Db, Text, NULL, NULL, NULL); // no-warning
  sqlite3_free(Text);
  Text = sqlite3_mprintf("DELETE FROM \"%w\" WHERE kind = %Q", T->table, "trigger");
  sqlite3_exec(Db, Text, NULL, NULL, NULL); // no-warning
  sqlite3_free(Text);
}
/* The address beside them is still one. */
void quoted_beside_an_address(sqlite3 *Db, struct trigger *T) {
  char *Text = sqlite3_mprintf("INSERT INTO %w VALUES (%Q, '%p')", T->table, T->schema, (void *)T);
  sqlite3_exec(Db, Text, NULL, NULL, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'trigger' is written by 'sqlite3_exec'; it differs in every run and reveals the address space [stableid-address-in-output]
  sqlite3_free(Text);
}
void quoted_address(sqlite3 *Db, struct trigger *T) {
  char At[32];
  snprintf(At, sizeof At, "%p", (void *)T);
  char *Text = sqlite3_mprintf("DELETE FROM peers WHERE at = %Q", At);
  sqlite3_exec(Db, Text, NULL, NULL, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'trigger' is written by 'sqlite3_exec'; it differs in every run and reveals the address space [stableid-address-in-output]
  sqlite3_free(Text);
}
void appended(sqlite3 *Db, struct trigger *T) {
  sqlite3_str *Text = sqlite3_str_new(Db);
  sqlite3_str_appendf(Text, "DELETE FROM %w WHERE at = '%p'", T->table, (void *)T);
  char *Done = sqlite3_str_finish(Text);
  sqlite3_exec(Db, Done, NULL, NULL, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'trigger' is written by 'sqlite3_exec'; it differs in every run and reveals the address space [stableid-address-in-output]
  sqlite3_free(Done);
}
void appended_stable(sqlite3 *Db, struct trigger *T) {
  sqlite3_str *Text = sqlite3_str_new(Db);
  sqlite3_str_appendf(Text, "DELETE FROM %w WHERE row = %lld", T->table, T->row);
  sqlite3_str_appendall(Text, " LIMIT 1");
  char *Done = sqlite3_str_finish(Text);
  sqlite3_exec(Db, Done, NULL, NULL, NULL); // no-warning
  sqlite3_free(Done);
}
