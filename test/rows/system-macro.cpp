// The row system-macro: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}' -- -isystem %S/Inputs

#include <ids.h>

struct Record { unsigned long session_id; };
struct Session { int User; };

void name(Record &R, const Session *S) { SET_ID(R, S); } // no-warning: system-macro
