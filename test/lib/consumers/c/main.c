/* A program in C that has no compiler for C++: with the header alone, or with
 * the functions of stableid::state. */
#if !defined(STABLEID_EXTERN_STATE)
#define STABLEID_IMPLEMENTATION
#endif
#include <stableid.h>

#include <stdio.h>

int main(void) {
  stableid_uuid id;
  char text[STABLEID_UUID_TEXT];
  if (!stableid_uuid_v7(&id))
    return 1;
  puts(stableid_uuid_text(&id, text));
  return stableid_next_id() != stableid_next_id() ? 0 : 1;
}
