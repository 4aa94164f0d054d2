// error: an idempotency key needs group, topic, partition and offset
#include "stableid/key.h"

auto use() {
#if defined(MUST_NOT_COMPILE)
  return stableid::IdempotencyKey{"billing", 3, 17};
#else
  return stableid::IdempotencyKey{"billing", "orders", 3, 17};
#endif
}
