// Where the time goes: the phases are a table of the check profile, and scopes of a time trace.
// RUN: %clang_tidy --quiet --config={} -checks=-*,stableid-* --enable-check-profile %s -- -std=c++17 2>&1 | FileCheck --check-prefix=TABLE %s
// RUN: rm -rf %t && mkdir %t
// RUN: env STABLEID_TIME_TRACE=%t %clang_tidy --quiet --config={} -checks=-*,stableid-* %s -- -std=c++17
// RUN: FileCheck --check-prefix=TRACE %s < %t/phases.cpp.json
// RUN: env STABLEID_TIME_TRACE=%t/none %clang_tidy --quiet --config={} -checks=-*,stableid-* %s -- -std=c++17 2>&1 | FileCheck --check-prefix=NOWHERE %s
// RUN: %clang_tidy --quiet --config={} -checks=-*,stableid-* %s -- -std=c++17 2>&1 | FileCheck --allow-empty --check-prefix=UNASKED %s

unsigned long bitsOf(const int *P) { return reinterpret_cast<unsigned long>(P); }

// TABLE: stableid-address-as-id
// TABLE: stableid's phases
// TABLE-DAG: the walk over the unit
// TABLE-DAG: from the AST to facts
// TABLE-DAG: the flow, and the facts it asks for
// TABLE-DAG: the judge
// TRACE-DAG: "StableIdWalk"
// TRACE-DAG: "StableIdFacts"
// TRACE-DAG: "StableIdFlow"
// TRACE-DAG: "StableIdJudge"
// NOWHERE: stableid: error: no time trace: {{.*}}none{{.*}}phases.cpp.json
// UNASKED-NOT: phases
