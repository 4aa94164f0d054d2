// error: fewer than 8 rounds of ChaCha have been broken
#if defined(MUST_NOT_COMPILE)
#define STABLEID_CHACHA_ROUNDS 6
#else
#define STABLEID_CHACHA_ROUNDS 12
#endif
#include "stableid/uuid.h"

auto use() { return stableid::Uuid::v4(); }
