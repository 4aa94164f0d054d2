// A template is warned about once, however many instances it has, and its types stay out of the message.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct Circle { double R; };
struct Square { double A; };

template <typename T> std::uint64_t objectId(const T &Object) {
  return reinterpret_cast<std::uint64_t>(&Object);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'objectId'; another object can get the same one [stableid-address-as-id]
}
std::uint64_t a(const Circle &C) { return objectId(C); }
std::uint64_t b(const Square &S) { return objectId(S); }
std::uint64_t c(int I) { return objectId(I); }

template <typename T> class Component {
  std::uint64_t component_id;
  T Value;
public:
  explicit Component(T V) : component_id(reinterpret_cast<std::uintptr_t>(this)), Value(V) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'component_id'; another object can get the same one [stableid-address-as-id]
  std::uint64_t componentId() const { return component_id; }
};
template class Component<int>;
template class Component<double>;
Component<char> makeComponent() { return Component<char>('c'); }

// A member template, a variadic template, a generic lambda.
struct Registry {
  std::uint64_t last_id = 0;
  template <typename T> void add(const std::shared_ptr<T> &P) {
    last_id = std::hash<std::shared_ptr<T>>()(P);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'last_id'; another object can get the same one [stableid-address-as-id]
  }
  template <typename... Ts> void addAll(const std::shared_ptr<Ts> &...Ps) { (add(Ps), ...); }
};
void fill(Registry &R, std::shared_ptr<Circle> C, std::shared_ptr<Square> S) {
  R.add(C);
  R.addAll(C, S);
  auto Remember = [&R](const auto &Object) {
    R.last_id = reinterpret_cast<std::uint64_t>(&Object);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'last_id'; another object can get the same one [stableid-address-as-id]
  };
  Remember(*C);
  Remember(*S);
}

// Only the instance with a pointer hashes an address; it is found there and nowhere else.
template <typename T> std::size_t hashOf(const T &Value) { return std::hash<T>()(Value); }
std::size_t textId(const std::string &Name) { return hashOf(Name); } // no-warning
std::size_t circleId(const Circle *C) { return hashOf(C); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'circleId'; another object can get the same one [stableid-address-as-id]

// if constexpr keeps the other branch out of this instance.
template <typename T> std::uint64_t valueId(const T &V) {
  if constexpr (std::is_integral_v<T>)
    return V; // no-warning
  else
    return reinterpret_cast<std::uint64_t>(&V);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'valueId'; another object can get the same one [stableid-address-as-id]
}
std::uint64_t d(int I) { return valueId(I); }
std::uint64_t e(const Circle &C) { return valueId(C); }

// Specialisations are code of their own.
template <typename T> struct IdOf { static std::uint64_t id(const T &V) { return V.size(); } }; // no-warning
template <> struct IdOf<Square> {
  static std::uint64_t id(const Square &S) { return reinterpret_cast<std::uint64_t>(&S); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Square' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
std::uint64_t f(const std::string &T, const Square &S) { return IdOf<std::string>::id(T) + IdOf<Square>::id(S); }

// CRTP.
template <typename Derived> struct Identified {
  std::uint64_t uid() const { return reinterpret_cast<std::uint64_t>(static_cast<const Derived *>(this)); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
};
struct Left : Identified<Left> {};
struct Right : Identified<Right> {};
std::uint64_t g(const Left &L, const Right &R) { return L.uid() ^ R.uid(); }
