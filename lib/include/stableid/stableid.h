// All of stableid.
#pragma once

#include "stableid/clock.h"
#include "stableid/error.h"
#include "stableid/hash.h"
#include "stableid/id.h"
#include "stableid/instance.h"
#include "stableid/key.h"
#include "stableid/local_address.h"
#include "stableid/random.h"
#include "stableid/registry.h"
#include "stableid/snowflake.h"
#include "stableid/trace.h"
#include "stableid/uuid.h"
#include "stableid/version.h"
#include "stableid/worker_id.h"
