// emscripten-core/emscripten issue 18591, 2023: the name of a temporary file is made of the clock and of
// where the template lies; two within one tick are the same.
#include <stdint.h>
#include <time.h>
char *random_name(char *name) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  unsigned long bits = now.tv_nsec * 65537 ^ (uintptr_t)&now / 16 + (uintptr_t)name;
  for (int i = 0; i < 6; i++, bits >>= 5)
    name[i] = 'A' + (bits & 15) + (bits & 16) * 2; // found: address-as-id
  return name;
}
