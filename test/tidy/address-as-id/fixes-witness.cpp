// Generators: witness mends nothing; the pointer is shown to a run under `stableid witness`.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key -std=c++17-or-later -unfixed=4 -- -config='{CheckOptions: {Generators: witness}}'
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key -std=c++17 -check-suffix=BARE -no-library -no-fix -- -config='{CheckOptions: {Generators: witness}}'

// CHECK-FIXES: #include <stableid/witness.h>
#include <cstdint>
#include <string>
#include <unordered_map>

class Session {
public:
  Session() : session_id_(reinterpret_cast<std::uintptr_t>(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: address of 'Session' becomes the ID 'session_id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-BARE: :[[@LINE-2]]:15: warning: address of 'Session' becomes the ID 'session_id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: Session() : session_id_(reinterpret_cast<std::uintptr_t>(stableid::witness::identity(this, "session_id_"))) {}
  std::uint64_t id() const { return session_id_; }

private:
  std::uint64_t session_id_;
};

struct Job {
  std::string job_id;
};
void start(Job *job) { job->job_id = std::to_string(reinterpret_cast<std::uintptr_t>(job)); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: address of 'Job' becomes the ID 'job_id'; another object can get the same one [stableid-address-as-id]
// CHECK-MESSAGES-BARE: :[[@LINE-2]]:29: warning: address of 'Job' becomes the ID 'job_id'; another object can get the same one [stableid-address-as-id]
// CHECK-FIXES: void start(Job *job) { job->job_id = std::to_string(reinterpret_cast<std::uintptr_t>(stableid::witness::identity(job, "job_id"))); }

static std::unordered_map<const Job *, int> costs;
int cost(const Job *job) {
  return costs[job];
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: address of 'Job' becomes a key of 'costs'; another object can get the same one [stableid-address-as-key]
  // CHECK-MESSAGES-BARE: :[[@LINE-2]]:16: warning: address of 'Job' becomes a key of 'costs'; another object can get the same one [stableid-address-as-key]
  // CHECK-FIXES: return costs[stableid::witness::identity(job, "costs")];
}

// In a macro, the pointer is left alone.
#define ID_OF(p) reinterpret_cast<std::uintptr_t>(p)
struct Task {
  std::uint64_t task_id = ID_OF(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: address of 'Task' becomes the ID 'task_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES-BARE: :[[@LINE-2]]:17: warning: address of 'Task' becomes the ID 'task_id'; another object can get the same one [stableid-address-as-id]
};
