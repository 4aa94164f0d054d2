// A number that goes with a callback: who casts it back when it is called makes it the caller's pointer, whatever it is called.
// RUN: %check_stableid %s stableid-address-as-id

#include <stdint.h>

struct job { int runs; };
struct alarm { void (*ring)(uint64_t); uint64_t alarm_id; };
int alarm_set(struct alarm *a);
int run_later(void (*run)(uint64_t), uint64_t request_id, int seconds);

static void rung(uint64_t id) { ((struct job *)(uintptr_t)id)->runs++; }
static void tagged(uint64_t id) {
  struct job *j = (struct job *)(uintptr_t)(id & ~(uint64_t)1);
  j->runs += (int)(id & 1);
}
static uint64_t last;
static void noted(uint64_t id) { last = id; }

int set(struct alarm *a, struct job *j) {
  a->ring = rung;
  a->alarm_id = (uint64_t)(uintptr_t)j; // no-warning
  return alarm_set(a);
}
int set_local(struct job *j) {
  struct alarm a = {rung, (uint64_t)(uintptr_t)j}; // no-warning
  return alarm_set(&a);
}
int later(struct job *j, int twice) {
  return run_later(rung, (uint64_t)(uintptr_t)j, 1) +              // no-warning
         run_later(tagged, (uint64_t)(uintptr_t)j | !!twice, 2);   // no-warning
}

int note(struct alarm *a, struct job *j) {
  a->ring = noted;
  a->alarm_id = (uint64_t)(uintptr_t)j;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'job' becomes the ID 'alarm_id'; another object can get the same one [stableid-address-as-id]
  return alarm_set(a);
}
int note_later(struct job *j) {
  return run_later(noted, (uint64_t)(uintptr_t)j, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'job' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
}
int without(uint64_t (*number)(void), struct job *j) {
  return run_later(0, number() + (uint64_t)(uintptr_t)j, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'job' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
}
