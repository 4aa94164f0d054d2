// What the functions of the system call a name is shown by the system, and no ID.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.ReportLikely: true}}"

#include <cstdio>
#include <pthread.h>

struct Session {};

void registerWorker(const char *worker_name);

void labelled(pthread_t Thread, const Session *S) {
  char Text[16];
  std::snprintf(Text, sizeof Text, "%p", static_cast<const void *>(S));
  pthread_setname_np(Thread, Text); // no-warning
}
void named(const Session *S) {
  char Text[16];
  std::snprintf(Text, sizeof Text, "%p", static_cast<const void *>(S));
  registerWorker(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' may become the ID 'worker_name'; another object can get the same one [stableid-address-as-id]
}
