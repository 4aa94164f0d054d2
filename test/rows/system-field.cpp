// The row system-field: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}' -- -isystem %S/Inputs

#include <verbs.h>

struct Slice { int Length; };

void post(work_request &R, Slice *S) { R.wr_id = reinterpret_cast<unsigned long>(S); } // no-warning: system-field
