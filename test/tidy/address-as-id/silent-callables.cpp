// Lambdas named as IDs whose results order and compare, projections, and coroutines that yield what is no ID.
// RUN: %check_stableid %s stableid-address-as-id -std=c++20 -- -config="{CheckOptions: {stableid-address-as-id.ReportLikely: true}}"
// RUN: %if libc++ %{ %check_stableid %s stableid-address-as-id -std=c++20 -- -config="{CheckOptions: {stableid-address-as-id.ReportLikely: true}}" -- -stdlib=libc++ %}

#include "Inputs/coroutine.h"
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <vector>

struct Node { std::uint64_t id; int Rank; };
struct Mesh { std::uint64_t mesh_id; };
std::uint64_t nextId();

// One order in one run.
void sorted(std::vector<Node *> &Nodes) {
  auto node_id = [](const Node *N) { return reinterpret_cast<std::uintptr_t>(N); };
  std::sort(Nodes.begin(), Nodes.end(), [&](const Node *A, const Node *B) { return node_id(A) < node_id(B); });
  std::ranges::sort(Nodes, {}, node_id);
  std::ranges::sort(Nodes, std::less<>(), [](const Node *N) { return reinterpret_cast<std::uintptr_t>(N); });
}
bool same(const Node &A, const Node &B) {
  auto object_id = [](const Node &N) { return reinterpret_cast<std::uintptr_t>(&N); };
  return object_id(A) == object_id(B);
}
// A visited set that goes with the function.
unsigned reached(const std::vector<Node *> &Nodes) {
  auto node_id = [](const Node *N) { return reinterpret_cast<std::uintptr_t>(N); };
  std::set<std::uintptr_t> Seen;
  unsigned New = 0;
  for (const Node *N : Nodes)
    New += Seen.insert(node_id(N)).second;
  return New;
}
// The bucket of a lock, and a real number.
unsigned shard(const Node &N) {
  auto shard_id = [](const Node &N) { return (reinterpret_cast<std::uintptr_t>(&N) >> 6) % 16; };
  return shard_id(N);
}
void numbered(Node &N, std::vector<std::uint64_t> &ids) {
  auto node_id = [](const Node &) { return nextId(); };
  N.id = node_id(N);
  auto rank_id = [](const Node *N) { return N->Rank; };
  ids.push_back(rank_id(&N));
}
// Lists of addresses that are no IDs, and IDs that are no addresses.
void ranges(std::vector<Node> &Nodes, std::vector<std::uintptr_t> &addresses, std::vector<std::uint64_t> &ids) {
  std::ranges::transform(Nodes, std::back_inserter(addresses),
                         [](const Node &N) { return reinterpret_cast<std::uintptr_t>(&N); });
  std::ranges::transform(Nodes, std::back_inserter(ids), [](const Node &N) { return N.id; });
  std::ranges::copy(Nodes | std::views::transform([](const Node &N) { return N.id; }), std::back_inserter(ids));
  std::ranges::generate(ids, [] { return nextId(); });
  for (auto node_id : Nodes | std::views::filter([](const Node &N) { return (reinterpret_cast<std::uintptr_t>(&N) & 15) == 0; }) |
                          std::views::transform([](const Node &N) { return N.id; }))
    ids.push_back(node_id);
  // What the addresses are looked up in is no address.
  std::map<std::uintptr_t, std::uint64_t> Known;
  for (auto node_id : addresses | std::views::transform([&](std::uintptr_t At) { return Known[At]; }))
    ids.push_back(node_id);
}
// Coroutines.
Generator<const Node *> nodeIds(const std::vector<Node> &Nodes) {
  for (const Node &N : Nodes)
    co_yield &N;
}
Generator<std::uint64_t> ids(const std::vector<Node> &Nodes) {
  for (const Node &N : Nodes)
    co_yield N.id;
}
Generator<std::uintptr_t> addresses(const std::vector<Node> &Nodes) {
  for (const Node &N : Nodes)
    co_yield reinterpret_cast<std::uintptr_t>(&N);
}
Task<std::uint64_t> meshId(const Mesh &M) { co_return M.mesh_id; }
Task<std::uint64_t> alignmentId(const Mesh &M) { co_return reinterpret_cast<std::uintptr_t>(&M) % 64; }
Task<std::uint64_t> submit(std::uint64_t Context);
Task<int> copied(Mesh &To, const Mesh &From) {
  To.mesh_id = co_await meshId(From);
  // What comes back from a call that is handed a context is its result.
  To.mesh_id = co_await submit(reinterpret_cast<std::uint64_t>(&To));
  co_return 1;
}
// A hash that picks a bucket, and one of an optional number.
struct NodeHash {
  std::size_t operator()(const std::optional<Node *> &N) const { return std::hash<std::optional<Node *>>{}(N); }
};
void optionals(Mesh &M, std::optional<std::uint64_t> Number, std::optional<const Node *> N) {
  M.mesh_id = std::hash<std::optional<std::uint64_t>>{}(Number);
  if (N && *N)
    M.mesh_id = (*N)->id;
  M.mesh_id = std::hash<std::optional<const Node *>>{}(N) % 8;
}
