// Apache Thrift, by declarations that stand in for its headers: structures and protocols are sent.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>

namespace apache {
namespace thrift {
struct TBase { virtual ~TBase(); };
template <typename T> std::string to_string(const T &Value);
struct TOutput { void printf(const char *Text, ...); };
extern TOutput GlobalOutput;
namespace protocol {
struct TProtocol {
  std::uint32_t writeI64(const std::int64_t Value);
  std::uint32_t writeString(const std::string &Text);
};
} // namespace protocol
} // namespace thrift
} // namespace apache
struct Call : apache::thrift::TBase {
  void __set_origin(const std::int64_t Value);
  void __set_text(const std::string &Text);
};
struct Session { std::int64_t Number; };

void sent(Call &C, apache::thrift::protocol::TProtocol &To, const Session &S) {
  C.__set_origin(reinterpret_cast<std::int64_t>(&S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by '__set_origin'; it differs in every run and reveals the address space [stableid-address-in-output]
  To.writeString(apache::thrift::to_string(reinterpret_cast<std::uintptr_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'writeString'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void sentPlain(Call &C, apache::thrift::protocol::TProtocol &To, const Session &S) {
  C.__set_origin(S.Number);                                          // no-warning
  C.__set_text(apache::thrift::to_string(S.Number));                 // no-warning
  To.writeI64(S.Number);                                             // no-warning
  apache::thrift::GlobalOutput.printf("session %p", (const void *)&S); // no-warning
}
