// Functions that are called by another name: std::function, constant pointers, what make_unique constructs.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct Session { std::uint64_t Serial; };
struct Record { std::uint64_t id = 0; };
static std::uint64_t raw(const Session *S) { return reinterpret_cast<std::uint64_t>(S); }
static std::uint64_t serial(const Session *S) { return S->Serial; }

void function(Record &R, const Session *S) {
  const std::function<std::uint64_t()> Make = [S] { return reinterpret_cast<std::uint64_t>(S); };
  const std::function<std::uint64_t()> Read = [S] { return S->Serial; };
  R.id = Read(); // no-warning
  R.id = Make();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void constant(Record &R, const Session *S) {
  constexpr auto *Make = &raw;
  constexpr auto *Read = &serial;
  R.id = Read(S); // no-warning
  R.id = Make(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void fill(std::uint64_t *To, const Session *S) { *To = reinterpret_cast<std::uint64_t>(S); }
void filled(Record &R, const Session *S) {
  fill(&R.id, S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::uint64_t Bits = 0;
  fill(&Bits, S); // no-warning: not kept
}
struct Span {
  Span(std::uint64_t trace_id, std::string Name) : Number(trace_id), Name(std::move(Name)) {}
  std::uint64_t Number;
  std::string Name;
};
void made(const Session &S, std::vector<Span> &Spans) {
  const auto Raw = reinterpret_cast<std::uint64_t>(&S);
  auto One = std::make_unique<Span>(Raw, "one");
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  Spans.emplace_back(S.Serial, "two"); // no-warning
}
void appended(const Session &S, std::vector<Span> &Spans) {
  Spans.emplace_back(reinterpret_cast<std::uint64_t>(&S), "three");
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}
