// The version of the headers, for #if. lib/CMakeLists.txt reads it from here.
#pragma once

#define STABLEID_VERSION_MAJOR 0
#define STABLEID_VERSION_MINOR 1
#define STABLEID_VERSION_PATCH 0
