// A value whose type is written pthread_t says which thread, wherever it comes from.
// RUN: %check_stableid %s stableid-address-as-key,stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true, stableid-address-as-id.ReportLikely: true}}'

#include <map>
#include <pthread.h>
#include <signal.h>

struct Worker { pthread_t Thread; int Done; };

bool same(pthread_t A, pthread_t B) { return pthread_equal(A, B); } // no-warning
void stop(const Worker &W) { pthread_kill(W.Thread, SIGTERM); pthread_join(W.Thread, nullptr); } // no-warning
static std::map<pthread_t, int> Live;
void began(pthread_t T) { Live[T] = 1; } // no-warning
void ended(pthread_t T) { pthread_join(T, nullptr); Live.erase(T); }
int shard(const Worker &W) { return int(W.Thread % 16); } // no-warning
// An integer of that width is none.
static std::map<unsigned long, int> Numbers;
void numbered(unsigned long Number) { Numbers[Number] = 1; } // no-warning
pthread_t started(Worker &W, void *(*Run)(void *)) {
  pthread_create(&W.Thread, nullptr, Run, &W);
  return W.Thread; // no-warning
}

unsigned long idOf(const pthread_t &Handle) {
  static std::map<pthread_t, unsigned long> Ids;
  static unsigned long Next = 1;
  if (Ids.find(Handle) == Ids.end())
    Ids[Handle] = Next++;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread may become a key of 'Ids'; another object can get the same one [stableid-address-as-key]
  return Ids[Handle];
}
struct Record { unsigned long session_id; };
void fill(Record &R, const Worker &W) { R.session_id = static_cast<unsigned long>(W.Thread); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'session_id'; the next thread can get the same one [stableid-address-as-id]
