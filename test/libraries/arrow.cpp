// Apache Arrow, by declarations that stand in for its headers: metadata and streams are written, builders alone are not.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>

namespace arrow {
struct Status {};
template <typename T> struct NumericBuilder { Status Append(T Value); };
struct UInt64Type;
struct KeyValueMetadata { void Append(std::string Key, std::string Value); };
namespace io {
struct Writable {
  virtual ~Writable();
  virtual Status Write(const void *Data, std::int64_t Size) = 0;
};
struct OutputStream : Writable {};
} // namespace io
} // namespace arrow
struct Session { std::uint64_t Number; };

void described(arrow::KeyValueMetadata &To, const Session &S) {
  To.Append("origin", std::to_string(reinterpret_cast<std::uintptr_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'Append'; it differs in every run and reveals the address space [stableid-address-in-output]
  To.Append("origin", std::to_string(S.Number)); // no-warning
}
void written(arrow::io::OutputStream &To, const Session &S) {
  auto Number = reinterpret_cast<std::uint64_t>(&S);
  To.Write(&Number, sizeof Number);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'Write'; it differs in every run and reveals the address space [stableid-address-in-output]
  To.Write(&S.Number, sizeof S.Number); // no-warning
}
void built(arrow::NumericBuilder<std::uint64_t> &To, const Session &S) {
  To.Append(reinterpret_cast<std::uint64_t>(&S)); // no-warning: a column in memory
}
