// In C there is no library to point to: advice says what to do in the language at hand.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-in-output -std=c11-or-later

#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

struct session { int user; };
struct record { uint64_t id; char session_id[32]; };

void number(struct record *r, const struct session *s) {
  r->id = (uint64_t)s;
  // CHECK-NOTES: :[[@LINE-1]]:6: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:11: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:6: note: use 'stableid_next_id()', or a number from a counter that is never reset, instead
}
void thread(struct record *r) {
  r->id = (uint64_t)pthread_self();
  // CHECK-NOTES: :[[@LINE-1]]:6: warning: handle of a thread becomes the ID 'id'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:21: note: thread handle taken here
  // CHECK-NOTES: :[[@LINE-3]]:6: note: use 'stableid_thread_id()', or a number that each thread takes from an atomic counter, instead
}
void text(struct record *r, const struct session *s) {
  snprintf(r->session_id, sizeof r->session_id, "%p", (void *)s);
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: address of 'session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: address formatted here
  // CHECK-NOTES: :[[@LINE-3]]:3: note: stored in 'session_id' here
  // CHECK-NOTES: :[[@LINE-4]]:12: note: use 'stableid_uuid_v4()', or random bytes, as from 'getentropy', instead
}
long output(int fd, const struct session *s) {
  return write(fd, &s, sizeof s);
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: address of 'session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: pointer is written here
  // CHECK-NOTES: :[[@LINE-3]]:10: note: write an ID that the object was given, or nothing
}
