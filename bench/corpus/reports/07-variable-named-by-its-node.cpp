// verilator/verilator issue 4615, 2023: variables of generated code are named by the addresses of nodes,
// so the output differs in every run.
#include <cstdint>
#include <sstream>
#include <string>
struct Node { std::string name; };
static std::string hex(const void *pointer) {
  std::ostringstream out;
  out << std::hex << reinterpret_cast<std::uintptr_t>(pointer);
  return out.str();
}
struct Variable { std::string name; };
Variable *capture(const Node *node) {
  auto *variable = new Variable;
  variable->name = node->name + "__" + hex(node); // found: address-as-id
  return variable;
}
