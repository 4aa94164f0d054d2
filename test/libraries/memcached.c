/* libmemcached: keys and values of a cache that other processes share. */
// REQUIRES: memcached
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <libmemcached/memcached.h>
#include <stdio.h>
#include <string.h>

struct session { const char *user; unsigned long long number; };

void stored(memcached_st *M, struct session *S) {
  char Name[32];
  int Size = snprintf(Name, sizeof Name, "%p", (void *)S);
  memcached_set(M, Name, Size, S->user, strlen(S->user), 0, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes a key stored by 'memcached_set'; no other run finds it, and another object can get the same one [stableid-address-as-key]
  memcached_set(M, "peer", 4, Name, Size, 0, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'memcached_set'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void stored_stable(memcached_st *M, struct session *S) {
  char Name[32];
  int Size = snprintf(Name, sizeof Name, "%llu", S->number);
  memcached_set(M, Name, Size, S->user, strlen(S->user), 0, 0); // no-warning
  memcached_set(M, "peer", 4, Name, Size, 0, 0); // no-warning
}
