// The row whole-struct: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <string.h>

struct Certificate { int Serial; };
struct Session { long Start; struct Certificate *Peer; unsigned char Master[48]; };
int encrypt_and_tag(unsigned char *Text, unsigned long Length, unsigned char *tag);

int write_ticket(const struct Session *S, unsigned char *Out) {
  memcpy(Out, S, sizeof *S);
  return encrypt_and_tag(Out, sizeof *S, Out); // no-warning: whole-struct
}
