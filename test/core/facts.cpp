// The facts, summaries and candidates of a unit as text: what the flow saw, for whoever asks why.
// RUN: env STABLEID_DUMP=1 %clang_tidy --quiet --config={} -checks=-*,stableid-address-as-id %s -- -std=c++17 2>&1 | FileCheck %s

#include <cstdint>

struct Session { int User; };

static std::uint64_t raw(const Session *S) { return reinterpret_cast<std::uintptr_t>(S); }
// CHECK: raw:
// CHECK: load S address of 'Session'
// CHECK-NEXT: = convert v
// CHECK: return v
// CHECK: leaves result = input 'Session' whole

struct Login { std::uint64_t session_id; };

void enter(Login &L, const Session *S) {
  const std::uint64_t number = raw(S);
  L.session_id = number;
}
// CHECK: enter:
// CHECK: call raw (v
// CHECK: store v{{[0-9]+}} number
// CHECK: v[[#ID:]] = arrive v{{[0-9]+}} sink 'session_id'
// CHECK-NEXT: store v[[#ID]] L.session_id
// CHECK: candidate 'session_id' input 'Session' whole escaped
// CHECK: warning: address of 'Session' becomes the ID 'session_id'
