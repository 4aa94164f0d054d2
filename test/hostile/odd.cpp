// Valid C++ of rare shape: the walk ends, and the function after it is still read.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -std=c++20

#include <cstdint>
#include <cstdio>
#include <concepts>
#include <initializer_list>
#include <new>
#include <tuple>
#include <typeinfo>
#include <utility>

struct Base { int n = 0; virtual ~Base() = default; };
struct Left : virtual Base {};
struct Right : virtual Base {};
struct Both : Left, Right {};
struct Plain { int a, b : 3, : 0, c = 4; void *p = this; };
struct Derived : Plain { std::uint64_t tag; };
union Cell { void *at; std::uint64_t bits; Cell() : bits(0) {} };
template <class... T> struct Pack : T... { using T::operator()...; };
template <class... T> Pack(T...) -> Pack<T...>;
template <class T> concept Numbered = requires(T t) { { t.id } -> std::same_as<std::uint64_t &>; };
template <std::size_t... I> constexpr auto sum(std::index_sequence<I...>) { return (I + ... + 0); }
template <class T> T *self(T *p) { if constexpr (sizeof(T) > 1) return p; else return self(p); }
template <int N> struct Deep { static constexpr int value = Deep<N - 1>::value + 1; };
template <> struct Deep<0> { static constexpr int value = 0; };

int odd(int n, ...) {
  auto [a, b] = std::pair{n, &n};
  auto &&[x, y, z] = std::tuple<int, Plain *, Derived>{1, nullptr, {{1, 2, 3}, 4}};
  int list[] = {1, 2, 3}, (&same)[3] = list, *(*grid)[2] = nullptr;
  auto &[first, second, third] = list;
  Derived d{{.a = 1, .c = 2}, 5}, e{}, f[2] = {{{7}}};
  Plain g(1, 2), h{.c = n};
  auto call = [&, self = &d]<class T>(auto &&recurse, T t) -> int {
    return t > 0 ? recurse(recurse, t - 1) : static_cast<int>(self->tag);
  };
  Pack both{[](int i) { return i; }, [](void *p) { return p != nullptr; }};
  try {
    throw *new (&d) Derived{e};
  } catch (...) {
    delete[] new Base[n]{};
  }
  for (int i = 0; auto v : std::initializer_list<int>{1, 2})
    i += v;
  switch (int k = n; k) {
    int skipped;
  case 1: {
  default:
    skipped = k;
  }
  }
  Both w;
  auto member = &Derived::tag;
  (void)typeid(w), (void)noexcept(call(call, 1));
  return (a, x) + *b + (y ? y->a : 0) + int(z.tag) + first + second + third + same[0] + g.a + h.c + both(1) +
         int(d.*member) + int(f[1].tag) + (grid ? 1 : 0) + Deep<64>::value + int(sum(std::make_index_sequence<9>{})) +
         (self(&w) == nullptr) + Numbered<Derived>;
}
// In a template that nobody instantiates, bytes may be cast from what has no type yet.
template <class T> void stored(T &list, std::FILE *file) {
  std::fwrite((const char *)list.data(), 1, 4, file);
  std::fwrite((char *)list[0], 1, sizeof(list), file);
}
struct Record { std::uint64_t session_id; };
void after(Record &r) {
  r.session_id = reinterpret_cast<std::uint64_t>(&r);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Record' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
