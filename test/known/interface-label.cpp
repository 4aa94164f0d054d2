// Missed: the label of a button is also the ID of its state, but most labels that show an address are there to be read.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>
#include <string>

namespace ImGui {
bool Button(const char *label);
}
struct Node { int Value; };

bool run(const Node *node) {
  const std::string text = "Run##" + std::to_string(reinterpret_cast<std::uintptr_t>(node));
  return ImGui::Button(text.c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes the ID 'label'; another object can get the same one [stableid-address-as-id]
}
