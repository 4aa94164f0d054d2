// Lambdas named as IDs, projections into ID lists, views, what a coroutine yields, hashes of optional pointers.
// RUN: %check_stableid %s stableid-address-as-id -std=c++20
// RUN: %if libc++ %{ %check_stableid %s stableid-address-as-id -std=c++20 -- -- -stdlib=libc++ %}

#include "Inputs/coroutine.h"
#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <ranges>
#include <string>
#include <vector>

struct Session { int User; };
struct Record { std::uint64_t id; std::string trace_id; };

void kept(const Session &S, std::vector<std::uint64_t> &Out) {
  auto session_id = [](const Session &S) { return reinterpret_cast<std::uintptr_t>(&S); };
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  Out.push_back(session_id(S));
}
std::string returned(const Session &S) {
  const auto session_id = [](const Session &S) { return "s" + std::to_string(reinterpret_cast<std::uintptr_t>(&S)); };
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  return session_id(S);
}
std::uint64_t captured(const Session &S) {
  auto session_id = [&S] { return reinterpret_cast<std::uintptr_t>(&S); };
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  return session_id() + 1;
}
void projected(const std::vector<Session> &All, std::vector<std::uint64_t> &ids) {
  std::ranges::transform(All, std::back_inserter(ids), [](const Session &S) { return reinterpret_cast<std::uintptr_t>(&S); });
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
}
void viewed(const std::vector<Session> &All, std::vector<std::uint64_t> &Out) {
  for (auto session_id : All | std::views::transform([](const Session &S) { return reinterpret_cast<std::uintptr_t>(&S); }))
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
    Out.push_back(session_id);
}
void viewedAlone(const std::vector<Session> &All, std::vector<std::uint64_t> &ids) {
  auto Numbers = std::views::transform(All, [](const Session &S) { return reinterpret_cast<std::uintptr_t>(&S); });
  for (auto Number : Numbers)
    ids.push_back(Number);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
}
void copied(const std::vector<Session> &All, std::vector<std::uint64_t> &ids) {
  std::vector<std::uint64_t> Numbers;
  for (const Session &S : All)
    Numbers.push_back(reinterpret_cast<std::uintptr_t>(&S));
  std::ranges::copy(Numbers, std::back_inserter(ids));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes an ID in 'ids'; another object can get the same one [stableid-address-as-id]
}
Generator<std::uint64_t> sessionIds(const Session *A, const Session *B) {
  co_yield reinterpret_cast<std::uintptr_t>(A);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes an ID in 'sessionIds'; another object can get the same one [stableid-address-as-id]
  co_yield reinterpret_cast<std::uintptr_t>(B);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes an ID in 'sessionIds'; another object can get the same one [stableid-address-as-id]
}
Generator<std::string> names(const Session *A) { co_yield std::to_string(reinterpret_cast<std::uintptr_t>(A)); }
void iterated(Record &R, const Session *S) {
  auto All = names(S);
  if (All.next())
    R.trace_id = All.value();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}
Task<std::uint64_t> sessionId(const Session &S) {
  co_return reinterpret_cast<std::uintptr_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'sessionId'; another object can get the same one [stableid-address-as-id]
}
Task<std::uint64_t> numberOf(const Session &S) { co_return reinterpret_cast<std::uintptr_t>(&S); }
Task<int> awaited(Record &R, const Session &S) {
  R.id = co_await numberOf(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  co_return 1;
}
void hashed(Record &R, std::optional<const Session *> S) {
  R.id = std::hash<std::optional<const Session *>>{}(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
