// A plugin, compiled with hidden visibility; its one function is exported.
#include "shared/ids.h"
#include "stableid/id.h"

extern "C" __attribute__((visibility("default"))) void draw_ids(Ids *ids) {
  for (std::uint64_t &id : ids->instances)
    id = stableid::next_id<Ids>();
  ids->thread = stableid::thread_id();
  ids->nonce = stableid::GlobalId::next().nonce();
  ids->uuid_high = stableid::Uuid::v7().word(0);
}
