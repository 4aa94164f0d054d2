// The row vague-channel: without it this is said.
// RUN: %check_stableid %s stableid-address-in-output

#include <ostream>

struct Session { int User; };

void write(std::ostream &Out, const Session *S) { Out << S; } // no-warning: vague-channel
