/* hiredis formats a command like printf: %p is an address, and a private pointer of a callback is none. */
// REQUIRES: hiredis
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <hiredis/hiredis.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct session { const char *user; unsigned long long number; };

void stored(redisContext *C, struct session *S) {
  redisCommand(C, "SET owner:%p %s", (void *)S, S->user);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'redisCommand'; it differs in every run and reveals the address space [stableid-address-in-output]
  redisCommand(C, "SET owner:%llu %s", S->number, S->user); // no-warning
}
void as_text(redisContext *C, struct session *S) {
  char Name[32];
  snprintf(Name, sizeof Name, "%p", (void *)S);
  redisAppendCommand(C, "DEL %s", Name);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'redisAppendCommand'; it differs in every run and reveals the address space [stableid-address-in-output]
  snprintf(Name, sizeof Name, "%llu", S->number);
  redisAppendCommand(C, "DEL %s", Name); // no-warning
}
void listed(redisContext *C, const redisReply *Names, const struct session *S) {
  const char *Arguments[] = {"OBJECT", S->user, Names->element[0]->str};
  redisAppendCommandArgv(C, 3, Arguments, NULL); // no-warning, these are texts
  const char **Copied = malloc(2 * sizeof *Copied);
  Copied[0] = "DEL";
  Copied[1] = Names->element[1]->str;
  redisCommandArgv(C, 2, Copied, NULL); // no-warning
  free(Copied);
}
