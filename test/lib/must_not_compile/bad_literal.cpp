// note: this_literal_is_no_id
#include "stableid/literals.h"
using namespace stableid::literals;
#if defined(MUST_NOT_COMPILE)
constexpr auto id = "919108f7-52d1-4320-9bac-f847db4148a"_uuid;
#else
constexpr auto id = "919108f7-52d1-4320-9bac-f847db4148a8"_uuid;
#endif
