// The functions of stableid.h, beside what C++ does inline.
#include "bench.h"
#include "stableid.h"

namespace {

template <bool (*make)(stableid_uuid *)> stableid_uuid made() {
  stableid_uuid id;
  if (!make(&id))
    std::abort();
  return id;
}

const bool added[] = {
    bench::add(
        "mint/c", [] { return stableid_next_id(); }, 2),
    bench::add(
        "v4/c", [] { return made<stableid_uuid_v4>(); }, 2),
    bench::add(
        "v7/c", [] { return made<stableid_uuid_v7>(); }, 2),
};

} // namespace
