/* A plugin in C, compiled with hidden visibility; its one function is exported.
 */
#if !defined(STABLEID_EXTERN_STATE)
#define STABLEID_IMPLEMENTATION
#endif
#include "stableid.h"

#include "shared/ids.h"

__attribute__((visibility("default"))) void draw_ids(struct Ids *ids);

void draw_ids(struct Ids *ids) {
  stableid_gid global;
  stableid_uuid uuid;
  int i;
  for (i = 0; i != 3; ++i)
    ids->instances[i] = stableid_next_id();
  ids->thread = stableid_thread_id();
  ids->nonce = stableid_global_id(&global) ? global.nonce : 0;
  ids->uuid_high = 0;
  if (stableid_uuid_v7(&uuid))
    for (i = 0; i != 8; ++i)
      ids->uuid_high = ids->uuid_high << 8 | uuid.bytes[i];
}
