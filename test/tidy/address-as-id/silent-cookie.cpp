// A local named like an ID that only fills a cookie; the library hands it back under the cookie's name.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17-or-later

#include <cstdint>

struct Entry { std::uint64_t user_data; std::uint64_t origin; };
struct Operation { int Kind; void complete(int) {} };

void prepare(Entry &E, Operation *O, bool Linked) {
  std::uint64_t id = reinterpret_cast<std::uint64_t>(O); // no-warning
  if (Linked)
    id |= 1;
  E.user_data = id;
}
void completed(std::uint64_t user_data, int Result) {
  reinterpret_cast<Operation *>(user_data & ~std::uint64_t{1})->complete(Result);
}
// The same into a field that nobody brings back.
void kept(Entry &E, const Operation *O) {
  std::uint64_t id = reinterpret_cast<std::uint64_t>(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Operation' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  E.origin = id;
}
