// What holds many IDs: arrays, sequences and maps whose name is a plural.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17-or-later

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

struct Task { int Priority; std::uint64_t Serial; };
struct Batch { std::uint64_t ids[8]; std::uint64_t grids[8]; std::vector<std::uint64_t> taskIds; };

void fill(Batch &B, Task *const *Tasks, std::size_t N) {
  for (std::size_t I = 0; I < N; ++I) {
    B.ids[I] = Tasks[I]->Serial; // no-warning
    B.ids[I] = reinterpret_cast<std::uint64_t>(Tasks[I]);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
    B.grids[I] = reinterpret_cast<std::uint64_t>(Tasks[I]); // no-warning
  }
}
void append(Batch &B, const Task &T) {
  B.taskIds.push_back(T.Serial); // no-warning
  B.taskIds.push_back(reinterpret_cast<std::uint64_t>(&T));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'taskIds'; another object can get the same one [stableid-address-as-id]
}
std::vector<std::uint64_t> idsOf(const std::vector<Task> &Tasks) {
  std::vector<std::uint64_t> Out;
  for (const Task &T : Tasks)
    Out.push_back(reinterpret_cast<std::uint64_t>(&T));
  return Out;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'idsOf'; another object can get the same one [stableid-address-as-id]
}
std::vector<std::uint64_t> taskIds(const std::vector<Task> &Tasks) {
  std::vector<std::uint64_t> Out;
  for (const Task &T : Tasks)
    Out.push_back(reinterpret_cast<std::uint64_t>(&T));
  return Out;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'taskIds'; another object can get the same one [stableid-address-as-id]
}
std::vector<std::uint64_t> serialIds(const std::vector<Task> &Tasks) {
  std::vector<std::uint64_t> Out;
  for (const Task &T : Tasks)
    Out.push_back(T.Serial);
  return Out; // no-warning
}

struct Roster { std::map<std::string, std::uint64_t> unitIds; std::map<const Task *, unsigned> numberedIds; };
void enlist(Roster &R, const std::string &Name, const Task &T) {
  R.unitIds[Name] = reinterpret_cast<std::uint64_t>(&T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'unitIds'; another object can get the same one [stableid-address-as-id]
  R.unitIds[Name] = T.Serial; // no-warning
}

void announce(const std::uint64_t *ids, int N);
void list(const Task *A, const Task *B) {
  std::uint64_t ids[2];
  ids[0] = reinterpret_cast<std::uint64_t>(A);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
  ids[1] = B->Serial; // no-warning
  announce(ids, 2);
}
// A table of the function's own, looked into and dropped.
bool repeated(const Task *A, const Task *B) {
  std::uint64_t ids[2];
  ids[0] = reinterpret_cast<std::uint64_t>(A); // no-warning
  ids[1] = reinterpret_cast<std::uint64_t>(B); // no-warning
  return ids[0] == ids[1];
}
// A number for each pointer, as a printer gives them.
unsigned number(const std::vector<const Task *> &All, const Task *One) {
  std::map<const Task *, unsigned> ids;
  for (const Task *T : All)
    ids[T] = static_cast<unsigned>(ids.size()); // no-warning
  return ids[One];
}
