// The row read-back: without it this is said.
// RUN: %check_stableid %s stableid-address-in-output -- -config='{CheckOptions: {stableid-address-in-output.ReportLikely: true}}'

#include <unistd.h>

struct Task { int Number; };

void post(int Pipe, Task *T) { write(Pipe, &T, sizeof T); } // no-warning: read-back
Task *take(int Pipe) {
  Task *T = nullptr;
  read(Pipe, &T, sizeof T);
  return T;
}
