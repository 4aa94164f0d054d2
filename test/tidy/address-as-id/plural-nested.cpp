// Lists of lists, of strong types, and by other names: the outermost name decides.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17-or-later

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

struct Task { int Priority; std::uint64_t Serial; };
inline std::uint64_t bits(const Task &T) { return reinterpret_cast<std::uint64_t>(&T); }
struct Box { std::uint64_t value; };
struct Entry { std::uint64_t at; std::uint64_t length; };
struct Batch {
  std::vector<std::vector<std::uint64_t>> ids, words;
  std::unordered_map<int, std::uint64_t> uids;
  std::map<std::string, std::vector<std::string>> uuidsByOwner;
  std::uint64_t session_ids[4][4];
  std::vector<Box> boxedIds;
  std::vector<Entry> entries;
  std::map<const Task *, std::vector<unsigned>> numberedIds;
};

void put(Batch &B, const Task &T, int K, int J) {
  B.ids[K].push_back(T.Serial); // no-warning
  B.ids[K].push_back(bits(T));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
  B.ids.at(K).at(J) = bits(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
  B.words[K].push_back(bits(T)); // no-warning
  B.words[K][J] = bits(T); // no-warning
  B.session_ids[K][J] = bits(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'session_ids'; another object can get the same one [stableid-address-as-id]
  B.uuidsByOwner["a"].push_back(std::to_string(bits(T)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'uuidsByOwner'; another object can get the same one [stableid-address-as-id]
  B.numberedIds[&T].push_back(7); // no-warning
}
void element(Batch &B, const Task &T, int K, int J) {
  B.ids[K][J] = T.Serial; // no-warning
  B.ids[K][J] = bits(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
}
void bound(Batch &B, const Task &T, int K) {
  auto &Row = B.ids[K];
  Row.push_back(T.Serial); // no-warning
  Row.push_back(bits(T));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
  auto &Words = B.words[K];
  Words.push_back(bits(T)); // no-warning
}
void slot(Batch &B, const Task &T) {
  auto &Slot = B.ids[0][0];
  Slot = T.Serial; // no-warning
  Slot = bits(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
}
void found(Batch &B, const Task &T, int K) {
  auto It = B.uids.find(K);
  if (It != B.uids.end())
    It->second = bits(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'uids'; another object can get the same one [stableid-address-as-id]
}
void each(Batch &B, const Task &T) {
  for (auto &Row : B.ids)
    for (auto &One : Row)
      One = bits(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
  for (auto &Row : B.words)
    for (auto &One : Row)
      One = bits(T); // no-warning
}
void boxed(Batch &B, const Task &T) {
  B.boxedIds[0].value = T.Serial; // no-warning
  B.boxedIds[0].value = bits(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes an ID in 'boxedIds'; another object can get the same one [stableid-address-as-id]
  B.entries[0].at = bits(T); // no-warning
}
// A table of the function's own, looked into and dropped.
bool repeated(const Task &A, const Task &B) {
  std::vector<std::vector<std::uint64_t>> ids(1);
  ids[0].push_back(bits(A)); // no-warning
  ids[0].push_back(bits(B)); // no-warning
  return ids[0][0] == ids[0][1];
}
