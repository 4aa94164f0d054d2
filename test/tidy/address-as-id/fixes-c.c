// In C a field that is filled where its object is allocated gets a number of stableid.h, and a thread has one.
// RUN: %check_stableid %s stableid-address-as-id -std=c11-or-later
// RUN: %check_stableid -no-library -check-suffix=MISSING %s stableid-address-as-id -std=c11
// RUN: %check_stableid -no-fix -check-suffix=STD %s stableid-address-as-id -std=c11 -- -config='{CheckOptions: {stableid-address-as-id.Generators: std}}'
// RUN: %check_stableid -no-fix -check-suffix=CXX %s stableid-address-as-id -std=c11 -- -config='{CheckOptions: {stableid-address-as-id.Generators: "object=acme::next<{class}>() <acme/ids.h>; thread=acme::self() <acme/ids.h>"}}'

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
// CHECK-FIXES: #include <stableid.h>
// CHECK-SAFE-FIXES: #include <stableid.h>
#include <stdlib.h>

struct session { uint64_t id; int user; };
struct session *session_new(int user) {
  struct session *made = calloc(1, sizeof *made);
  if (made == NULL)
    return NULL;
  made->id = (uint64_t)(uintptr_t)made;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: use 'stableid_next_id()' instead
  // CHECK-MESSAGES-MISSING: :[[@LINE-3]]:9: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-MISSING: :[[@LINE-4]]:9: note: use 'stableid_next_id()', or a number from a counter that is never reset, instead{{.*}}<stableid.h>
  // CHECK-MESSAGES-STD: :[[@LINE-5]]:9: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-STD: :[[@LINE-6]]:9: note: use 'stableid_next_id()', or a number from a counter that is never reset, instead
  // CHECK-MESSAGES-CXX: :[[@LINE-7]]:9: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: made->id = stableid_next_id();
  made->user = user;
  return made;
}
int session_is(const struct session *a, const struct session *b) { return a->id == b->id; }
void session_print(const struct session *s) { fprintf(stderr, "%lu\n", (unsigned long)s->id); }

// Allocated apart, in an if, and kept in fewer bits.
struct job { uint32_t job_id; };
struct job *job_new(void) {
  struct job *j = NULL;
  j = (struct job *)malloc(sizeof(struct job));
  if (j) {
    j->job_id = (uint32_t)(uintptr_t)j;
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: address of 'job' becomes the ID 'job_id'; another object can get the same one [stableid-address-as-id]
    // CHECK-MESSAGES: :[[@LINE-2]]:8: note: use 'stableid_next_id()' instead; 32 bits of it repeat after 2^32 numbers
    // CHECK-MESSAGES-MISSING: :[[@LINE-3]]:8: warning: address of 'job' becomes the ID 'job_id'; another object can get the same one [stableid-address-as-id]
    // CHECK-MESSAGES-STD: :[[@LINE-4]]:8: warning: address of 'job' becomes the ID 'job_id'; another object can get the same one [stableid-address-as-id]
    // CHECK-MESSAGES-CXX: :[[@LINE-5]]:8: warning: address of 'job' becomes the ID 'job_id'; another object can get the same one [stableid-address-as-id]
    // CHECK-FIXES: j->job_id = (uint32_t)stableid_next_id();
  }
  return j;
}
void job_print(const struct job *j) { printf("%u\n", j->job_id); }

// A local object.
struct span { uint64_t id; };
void span_run(void) {
  struct span here;
  here.id = (uint64_t)(uintptr_t)&here;
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: address of 'here' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-MISSING: :[[@LINE-2]]:8: warning: address of 'here' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-STD: :[[@LINE-3]]:8: warning: address of 'here' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-CXX: :[[@LINE-4]]:8: warning: address of 'here' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: here.id = stableid_next_id();
  printf("%lu\n", (unsigned long)here.id);
}

// The calling thread.
struct worker { unsigned long thread_id; };
void worker_start(struct worker *w) {
  w->thread_id = (unsigned long)pthread_self();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: handle of a thread becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :[[@LINE-2]]:6: note: use 'stableid_thread_id()' instead
  // CHECK-MESSAGES-MISSING: :[[@LINE-3]]:6: warning: handle of a thread becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-STD: :[[@LINE-4]]:6: warning: handle of a thread becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-CXX: :[[@LINE-5]]:6: warning: handle of a thread becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-FIXES: w->thread_id = stableid_thread_id();
  // CHECK-SAFE-FIXES: w->thread_id = stableid_thread_id();
}
int worker_is(const struct worker *a, const struct worker *b) { return a->thread_id == b->thread_id; }
