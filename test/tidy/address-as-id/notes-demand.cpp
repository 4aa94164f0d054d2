// A function that is read for its own sake first, and again for a caller: the notes are those of the second time, when the calls inside it were followed.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>

struct Session { int User; };
struct Login { std::uint64_t session_id; };
class Raw {
public:
  explicit Raw(std::uint64_t V) : Bits(V) {}
  std::uint64_t get() const { return Bits; }

private:
  std::uint64_t Bits;
};
void keep(std::uint64_t);

void enter(Login &L, std::uint64_t V, const Session *Other) {
  keep(reinterpret_cast<std::uint64_t>(Other));
  L.session_id = Raw(V).get();
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE+8]]:{{[0-9]+}}: note: passed to 'enter' here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: passed to 'Raw' here
  // CHECK-NOTES: :[[@LINE-15]]:{{[0-9]+}}: note: stored in 'Bits' here
  // CHECK-NOTES: :[[@LINE-6]]:{{[0-9]+}}: note: passed to 'get' here
  // CHECK-NOTES: :[[@LINE-7]]:{{[0-9]+}}: note: returned from 'get' here
  // CHECK-NOTES: :[[@LINE-8]]:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' instead
}
void begin(Login &L, const Session &S) {
  enter(L, reinterpret_cast<std::uint64_t>(&S), nullptr);
}
