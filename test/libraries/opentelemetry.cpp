// OpenTelemetry for C++, by declarations that stand in for its headers: attributes go to a collector.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>

namespace opentelemetry {
namespace nostd {
struct string_view {
  string_view(const char *);
  string_view(const std::string &);
};
} // namespace nostd
namespace common {
struct AttributeValue {
  AttributeValue(std::uint64_t);
  AttributeValue(nostd::string_view);
};
} // namespace common
inline namespace v1 {
namespace trace {
struct Span {
  virtual void SetAttribute(nostd::string_view Key, const common::AttributeValue &Value) noexcept = 0;
  virtual void UpdateName(nostd::string_view Name) noexcept = 0;
};
} // namespace trace
} // namespace v1
} // namespace opentelemetry

struct Session { std::string User; std::uint64_t Number; };

void traced(opentelemetry::trace::Span &Span, const Session &S) {
  Span.SetAttribute("peer", std::uint64_t(reinterpret_cast<std::uintptr_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'SetAttribute'; it differs in every run and reveals the address space [stableid-address-in-output]
  Span.UpdateName(std::to_string(reinterpret_cast<std::uintptr_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'UpdateName'; it differs in every run and reveals the address space [stableid-address-in-output]
  Span.SetAttribute("session.id", std::uint64_t(reinterpret_cast<std::uintptr_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session.id'; another object can get the same one [stableid-address-as-id]
}
void traced_stable(opentelemetry::trace::Span &Span, const Session &S) {
  Span.SetAttribute("peer", S.Number); // no-warning
  Span.UpdateName(S.User); // no-warning
  Span.SetAttribute("session.id", S.Number); // no-warning
}
