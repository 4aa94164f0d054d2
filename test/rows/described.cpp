// The row described: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <sstream>
#include <string>

struct Node {
  std::string text;
};
static std::string hex(const void *address) {
  std::ostringstream out;
  out << address;
  return out.str();
}
struct Vertex {
  Node *node;
  std::string name() const { return hex(node) + " " + node->text; } // no-warning: described
};
