#!/bin/sh
# A project without CMake: build.sh PREFIX OUTPUT-DIRECTORY CXX CC
set -eu
cd "$(dirname "$0")/.."
prefix=$1 out=$2 compiler=$3 c_compiler=$4
rm -rf "$out"
mkdir -p "$out"
# From another place than it was installed to, as in an image or a package.
cp -a "$prefix" "$out/moved"
pc=$(find "$out/moved" -name stableid.pc)
export PKG_CONFIG_PATH="${pc%/*}"

"$compiler" -std=c++17 $(pkg-config --cflags stableid) main.cpp \
  -o "$out/consumer" $(pkg-config --libs stableid)
"$out/consumer"

"$compiler" -std=c++17 -DWANT_STATE $(pkg-config --cflags stableid-state) \
  main.cpp -o "$out/consumer-state" $(pkg-config --libs stableid-state) \
  -Wl,-rpath,"$(pkg-config --variable=libdir stableid-state)"
"$out/consumer-state"

"$compiler" -std=c++17 $(pkg-config --cflags stableid-redis) redis.cpp \
  -o "$out/consumer-redis" $(pkg-config --libs stableid-redis)
"$out/consumer-redis"

# The same in C.
"$c_compiler" -std=c11 $(pkg-config --cflags stableid-state) c/main.c \
  -o "$out/consumer-c" $(pkg-config --libs stableid-state) \
  -Wl,-rpath,"$(pkg-config --variable=libdir stableid-state)"
"$out/consumer-c"
