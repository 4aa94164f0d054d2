/* stableid.h, compiled: for builds that take a source rather than a macro, and
 * for stableid::state. */
#define STABLEID_IMPLEMENTATION
#include "stableid.h"
