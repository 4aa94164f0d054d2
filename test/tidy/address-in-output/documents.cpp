// Documents: what a function puts into JSON that it was handed, or that it returns.
// RUN: %check_stableid %s stableid-address-in-output -std=c++17 -- -config="{CheckOptions: {stableid-address-in-output.ReportLikely: true}}"

#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <map>
#include <string>

namespace nlohmann {
template <class = void> class basic_json {
public:
  basic_json();
  basic_json(const basic_json &);
  template <class T> basic_json(T Value);
  basic_json(std::initializer_list<basic_json> Values);
  basic_json &operator=(basic_json);
  basic_json &operator[](const char *);
  void push_back(basic_json);
  bool contains(const std::string &) const;
  std::string dump() const;
  unsigned size() const;
};
using json = basic_json<>;
} // namespace nlohmann
using nlohmann::json;

struct Node {
  int Rank;
  std::uint64_t Serial;
  json toJson() const;
  json info() const;
};

void to_json(json &Out, const Node &N) {
  Out["rank"] = N.Rank; // no-warning
  Out["serial"] = N.Serial; // no-warning
  Out["pointer"] = reinterpret_cast<std::uintptr_t>(&N);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' is written by 'to_json'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void status(json *Out, const Node &N) {
  (*Out)["state"]["pointer"] = reinterpret_cast<std::uintptr_t>(&N);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' may be written by 'status'; it differs in every run and reveals the address space [stableid-address-in-output]
}
json Node::toJson() const {
  json Out;
  Out["at"] = reinterpret_cast<std::uintptr_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' is written by 'toJson'; it differs in every run and reveals the address space [stableid-address-in-output]
  return Out;
}
json Node::info() const {
  return json{{"at", reinterpret_cast<std::uintptr_t>(this)}};
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' may be written by 'info'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void saveAll(json &Out, const Node &N) {
  json Child;
  Child["at"] = std::to_string(reinterpret_cast<std::uintptr_t>(&N));
  Out.push_back(Child);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' is written by 'saveAll'; it differs in every run and reveals the address space [stableid-address-in-output]
}

// A class of the project's own.
struct JsonWriter { void key(const char *Name); void value(std::uint64_t Number); };
void serialize(JsonWriter &Out, const Node &N) {
  Out.key("serial");
  Out.value(N.Serial); // no-warning
  Out.value(reinterpret_cast<std::uint64_t>(&N));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' is written by 'serialize'; it differs in every run and reveals the address space [stableid-address-in-output]
}

// A document of the function's own, looked into and dropped.
bool scratch(const Node &N) {
  json Own;
  Own["at"] = reinterpret_cast<std::uintptr_t>(&N); // no-warning
  return Own.size() > 1;
}
// It is shown to a developer.
void dumpState(json &Out, const Node &N) { Out["at"] = reinterpret_cast<std::uintptr_t>(&N); } // no-warning
void trace(const Node &N) {
  json Own;
  Own["at"] = reinterpret_cast<std::uintptr_t>(&N);
  std::fprintf(stderr, "%s", Own.dump().c_str()); // no-warning
}
// It is only asked.
bool known(const json &In, const Node &N) { return In.contains(std::to_string(reinterpret_cast<std::uintptr_t>(&N))); } // no-warning
// Nothing is left of the address.
json layout(const Node &N) {
  json Out;
  Out["aligned"] = reinterpret_cast<std::uintptr_t>(&N) % 8 == 0; // no-warning
  return Out;
}
// A table of numbers is no document.
void fill(std::map<std::string, std::uint64_t> &Out, const Node &N) { Out["at"] = reinterpret_cast<std::uintptr_t>(&N); } // no-warning
