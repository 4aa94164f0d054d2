// What each way to take an address costs, and what an id costs beside it. Prints lines of
// JSON, nanoseconds for each.
#include "stableid/id.h"

#include <chrono>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>

namespace {

struct Object {
  stableid::Identity<Object> identity;
  long number = 0;
};

template <class Value> void use(const Value &value) {
  asm volatile("" : : "r"(&value) : "memory");
}

template <class Take> void time(const char *name, int turns, Take take) {
  static Object objects[64];
  double best = 1e9;
  for (int repetition = 0; repetition < 5; ++repetition) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < turns; ++i)
      use(take(objects[i & 63]));
    const std::chrono::duration<double, std::nano> taken =
        std::chrono::steady_clock::now() - begin;
    best = std::min(best, taken.count() / turns);
  }
  std::printf("{\"what\": \"taking\", \"way\": \"%s\", \"ns\": %.2f}\n", name,
              best);
}

std::string printed(const char *format, const void *address) {
  char text[32];
  std::snprintf(text, sizeof text, format, address);
  return text;
}

} // namespace

int main() {
  constexpr int fast = 20'000'000, slow = 1'000'000;
  time("&x", fast, [](Object &x) { return &x; });
  time("std::addressof(x)", fast, [](Object &x) { return std::addressof(x); });
#if __cplusplus >= 202002L
  time("std::to_address(p)", fast,
       [](Object &x) { return std::to_address(&x); });
#endif
  time("reinterpret_cast<uintptr_t>(&x)", fast,
       [](Object &x) { return reinterpret_cast<std::uintptr_t>(&x); });
  time("std::hash<T *>()(&x)", fast,
       [](Object &x) { return std::hash<Object *>()(&x); });
  time("x.identity.id()", fast, [](Object &x) { return x.identity.id(); });
  time("stableid::next_id<T>()", fast,
       [](Object &) { return stableid::next_id<Object>(); });
  time("std::to_string(address)", slow, [](Object &x) {
    return std::to_string(reinterpret_cast<std::uintptr_t>(&x));
  });
  time("snprintf with %p", slow, [](Object &x) { return printed("%p", &x); });
  time("to_string(x.identity.id())", slow,
       [](Object &x) { return to_string(x.identity.id()); });
}
