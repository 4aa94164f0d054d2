// The bytes of a constant that the process keeps stay where they are, as the
// constant does.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

using uintptr_t = unsigned long;

namespace acme {
class View {
public:
  const unsigned *data() const;
};
View triangle();
View load(int N);
int module(uintptr_t shader_id);
} // namespace acme

int constant() {
  static const acme::View Code = acme::triangle();
  const uintptr_t shader_id = reinterpret_cast<uintptr_t>(Code.data()); // no-warning
  return acme::module(shader_id);
}
int local(int N) {
  const acme::View Code = acme::load(N);
  const uintptr_t shader_id = reinterpret_cast<uintptr_t>(Code.data());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'unsigned int' becomes the ID 'shader_id'; another object can get the same one [stableid-address-as-id]
  return acme::module(shader_id);
}
int replaced(int N) {
  static acme::View Code;
  Code = acme::load(N);
  const uintptr_t shader_id = reinterpret_cast<uintptr_t>(Code.data());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'unsigned int' becomes the ID 'shader_id'; another object can get the same one [stableid-address-as-id]
  return acme::module(shader_id);
}
