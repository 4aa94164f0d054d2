// What every consumer builds: a little of each header. Fails if two ids are
// one.
#include <stableid/stableid.h>

#include <iostream>

int main() {
  const auto context = stableid::TraceContext::start();
  const auto a = stableid::Uuid::v7(), b = stableid::Uuid::v7();
  stableid::KeyGenerator keys(stableid::KeyScope::process);
  std::cout << a << '\n'
            << context.traceparent() << '\n'
            << keys.key("order") << '\n'
            << stableid::thread_id() << '\n';
#if defined(WANT_STATE) && !defined(STABLEID_EXTERN_STATE)
#error "stableid::state did not say that there is an external state"
#endif
  return a < b && stableid::next_id<int>() != stableid::next_id<int>() ? 0 : 1;
}
