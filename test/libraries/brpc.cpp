// brpc and bvar, by declarations that stand in for their headers: names of variables are shown to everybody, data of bthreads comes back.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>

namespace bvar {
struct Variable {
  int expose(const std::string &Name);
  int expose_as(const std::string &Prefix, const std::string &Name);
};
template <typename T> struct Adder : Variable { Adder &operator<<(T Value); };
} // namespace bvar
namespace brpc {
struct Controller { void set_log_id(std::uint64_t Value); };
} // namespace brpc
extern "C" int bthread_id_create(std::uint64_t *Made, void *session_id, int (*)(std::uint64_t, void *, int));

struct Pool { std::uint64_t Number; bvar::Adder<int> Busy; };

void shown(Pool &P) {
  P.Busy.expose("pool_" + std::to_string(reinterpret_cast<std::uintptr_t>(&P)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Pool' is written by 'expose'; it differs in every run and reveals the address space [stableid-address-in-output]
  P.Busy.expose_as("pool", std::to_string(P.Number)); // no-warning
}
void called(brpc::Controller &C, Pool &P, std::uint64_t *Made) {
  C.set_log_id(reinterpret_cast<std::uint64_t>(&P));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Pool' becomes the ID 'set_log_id'; another object can get the same one [stableid-address-as-id]
  C.set_log_id(P.Number);              // no-warning
  bthread_id_create(Made, &P, nullptr); // no-warning
}
