// RapidJSON's tree of values, by declarations that stand in for a header that newer compilers refuse.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>

namespace rapidjson {
struct Allocator {};
template <typename Encoding> struct GenericValue {
  explicit GenericValue(const char *);
  explicit GenericValue(std::uint64_t);
  GenericValue &SetObject();
  GenericValue &SetUint64(std::uint64_t);
  GenericValue &AddMember(GenericValue Name, GenericValue Value, Allocator &);
  GenericValue &operator[](const char *);
  std::uint64_t GetUint64() const;
  template <typename Handler> bool Accept(Handler &) const;
};
struct Utf8 {};
using Value = GenericValue<Utf8>;
template <typename Stream> struct Writer { bool Uint64(std::uint64_t); };
} // namespace rapidjson

struct Session { std::uint64_t Number; };
struct Buffer {};

void tree(const Session &S, rapidjson::Value &Root, rapidjson::Allocator &A, rapidjson::Writer<Buffer> &W) {
  Root.AddMember(rapidjson::Value("at"), rapidjson::Value(reinterpret_cast<std::uintptr_t>(&S)), A);
  Root.Accept(W);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'Accept'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void tree_of_numbers(const Session &S, rapidjson::Value &Root, rapidjson::Allocator &A, rapidjson::Writer<Buffer> &W) {
  Root.AddMember(rapidjson::Value("at"), rapidjson::Value(S.Number), A);
  Root.Accept(W); // no-warning
}
bool looked_at(const Session &S, rapidjson::Value &Root) {
  return Root["at"].GetUint64() == reinterpret_cast<std::uintptr_t>(&S); // no-warning
}
