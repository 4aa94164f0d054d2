// An ID made inside a macro is reported where the macro is used, or not at all with IgnoreMacros.
// RUN: %check_stableid -check-suffix=ALWAYS,DEFAULT %s stableid-address-as-id -std=c++17
// RUN: %check_stableid -check-suffix=ALWAYS %s stableid-address-as-id -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.IgnoreMacros: true}}"

#include <cstdint>
#include <cstdio>
#include <string>

struct Session { std::string User; };
struct Record { std::uint64_t id; std::string trace_id; };

#define ADDRESS(X) reinterpret_cast<std::uint64_t>(X)
#define OBJECT_ID(X) (reinterpret_cast<std::uint64_t>(X) >> 4)
#define SET_ID(R, X) (R).id = reinterpret_cast<std::uint64_t>(X)
#define DECLARE_ID(Class) std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }

// The sink is written out; only the cast hides in the macro.
void castInMacro(Record &R, const Session &S) {
  R.id = OBJECT_ID(&S);
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
// The whole assignment comes from the macro.
void sinkInMacro(Record &R, const Session &S) {
  SET_ID(R, &S);
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
// The function comes from the macro.
struct Declared {
  DECLARE_ID(Declared)
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Declared' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
};
// Everything is written out, a macro is only near.
#define CHECK_NOT_NULL(X) do { if (!(X)) return; } while (0)
void noMacro(Record &R, const Session *S) {
  CHECK_NOT_NULL(S);
  R.id = reinterpret_cast<std::uint64_t>(S);
  // CHECK-MESSAGES-ALWAYS: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
// The ID is an argument of the macro, spelled by the user.
#define ASSIGN(Left, Right) (Left) = (Right)
void argument(Record &R, const Session &S) {
  ASSIGN(R.id, reinterpret_cast<std::uint64_t>(&S));
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
// Silent in both: a macro nobody's ID comes from.
inline std::uint64_t plain(const Session &S) { return ADDRESS(&S) % 16; } // no-warning
