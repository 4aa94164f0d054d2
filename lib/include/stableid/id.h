// The ids of objects, threads and processes: one include for all of them.
#pragma once

#include "stableid/global_id.h"
#include "stableid/id_sequence.h"
#include "stableid/identity.h"
#include "stableid/instance_id.h"
#include "stableid/thread_id.h"
