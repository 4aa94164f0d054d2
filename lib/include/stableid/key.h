// The keys that are made from names the user already has: one include for both.
#pragma once

#include "stableid/idempotency_key.h"
#include "stableid/key_generator.h"
