// error: has no member named .find|no member named .find
// A pointer would outlive the lock.
#include "stableid/registry.h"

using Registry = stableid::Registry<int, stableid::Locked>;

void use(Registry &registry, Registry::handle_type handle) {
#if defined(MUST_NOT_COMPILE)
  registry.find(handle);
#else
  registry.with(handle, [](int &) {});
#endif
}
