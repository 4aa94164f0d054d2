// Functions and lambdas handed to the library, which calls them: what they return is where it puts it.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17-or-later

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <numeric>
#include <string>
#include <variant>
#include <vector>

struct Peer { int Port; std::uint64_t Serial; };
struct Guest { int Room; std::uint64_t Serial; };
struct Row { std::uint64_t peer_id = 0; std::string peer_uid; };

std::vector<std::uint64_t> peerIds(const std::vector<Peer *> &Peers) {
  std::vector<std::uint64_t> Out;
  std::transform(Peers.begin(), Peers.end(), std::back_inserter(Out),
                 [](const Peer *P) { return reinterpret_cast<std::uint64_t>(P); });
  return Out;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' becomes an ID in 'peerIds'; another object can get the same one [stableid-address-as-id]
}
std::vector<std::uint64_t> serialIds(const std::vector<Peer *> &Peers) {
  std::vector<std::uint64_t> Out;
  std::transform(Peers.begin(), Peers.end(), std::back_inserter(Out), [](const Peer *P) { return P->Serial; });
  return Out; // no-warning
}

Row mixed(const std::vector<Peer *> &Peers) {
  Row R;
  R.peer_id = std::accumulate(Peers.begin(), Peers.end(), std::uint64_t{17}, [](std::uint64_t H, const Peer *P) {
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' becomes the ID 'peer_id'; another object can get the same one [stableid-address-as-id]
    return H * 31 + reinterpret_cast<std::uintptr_t>(P);
  });
  R.peer_id = std::accumulate(Peers.begin(), Peers.end(), std::uint64_t{17},
                              [](std::uint64_t H, const Peer *P) { return H * 31 + P->Serial; }); // no-warning
  return R;
}

Row visited(const std::variant<Peer *, Guest *> &Who) {
  Row R;
  R.peer_id = std::visit([](auto *P) { return P->Serial; }, Who); // no-warning
  R.peer_id = std::visit([](auto *P) { return reinterpret_cast<std::uint64_t>(P); }, Who);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' becomes the ID 'peer_id'; another object can get the same one [stableid-address-as-id]
  return R;
}

static std::uint64_t bits(const Peer *P) { return reinterpret_cast<std::uint64_t>(P); }
static std::uint64_t serial(const Peer *P) { return P->Serial; }
void invoked(Row &R, const Peer *P) {
  R.peer_id = std::invoke(serial, P); // no-warning
  R.peer_id = std::invoke(bits, P);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' becomes the ID 'peer_id'; another object can get the same one [stableid-address-as-id]
  R.peer_id = std::invoke(std::hash<const Peer *>{}, P);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Peer' becomes the ID 'peer_id'; another object can get the same one [stableid-address-as-id]
  R.peer_id = std::invoke(std::hash<std::uint64_t>{}, P->Serial); // no-warning
}

// What is asked of each element and dropped.
void sorted(std::vector<Peer *> &Peers, Row &R) {
  std::sort(Peers.begin(), Peers.end(), [](const Peer *A, const Peer *B) {
    return reinterpret_cast<std::uintptr_t>(A) < reinterpret_cast<std::uintptr_t>(B); // no-warning
  });
  R.peer_id = Peers.size(); // no-warning
}
