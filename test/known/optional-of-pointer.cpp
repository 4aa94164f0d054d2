// Missed: the hash of an optional pointer, because what an optional holds is read as a number.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstddef>
#include <functional>
#include <optional>

struct Shader { int Stage; };
struct Pass { std::size_t shader_id; };

void bind(Pass &P, std::optional<const Shader *> S) {
  P.shader_id = std::hash<std::optional<const Shader *>>{}(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shader' becomes the ID 'shader_id'; another object can get the same one [stableid-address-as-id]
}
