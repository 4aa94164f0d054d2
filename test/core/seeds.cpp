// Which bodies are read at all: a cast that comes to nothing where it stands, a copy of objects and a union with a tag beside it are no reason to.
// RUN: env STABLEID_DUMP=1 %clang_tidy --quiet --config={} -checks=-*,stableid-* %s -- -std=c++17 2>&1 | FileCheck --check-prefix=NONE %s
// RUN: env STABLEID_DUMP=1 %clang_tidy --quiet --config={} -checks=-*,stableid-* %s -- -std=c++17 -DTWINS 2>&1 | FileCheck --check-prefix=ALL %s

#include <cstdint>
#include <cstring>

struct Pool { char *Begin, *End; };
struct Node { Node *Next; int Rank; };
struct Cell { union { std::int64_t Int; Node *Of; }; unsigned char Tag; };
void use(std::uintptr_t);

#ifndef TWINS
bool inside(const Pool &P, const void *X) {
  return (std::uintptr_t)X >= (std::uintptr_t)P.Begin && (std::uintptr_t)X < (std::uintptr_t)P.End;
}
std::uintptr_t offset(const Pool &P, const char *X) { return (std::uintptr_t)X - (std::uintptr_t)P.Begin; }
bool bucket(const Node *N) { return (std::uintptr_t)N % 8 == 0; }
Node *aligned(char *P) { return (Node *)(((std::uintptr_t)P + 7) & ~(std::uintptr_t)7); }
int carried(const void *P) { return (int)(std::intptr_t)P; }
void assign(Node *To, const Node *From) { std::memcpy(To, From, sizeof *To); }
void grow(Node **To, Node **From, unsigned N) { std::memcpy(To, From, N * sizeof *To); }
void empty(Node *N) { std::memset(&N->Next, 0, sizeof N->Next); }
char *behind(Node **All, unsigned N) { return (char *)&All[N]; }
std::int64_t exchange(Cell *In, Cell *Out, Node *N) { Out->Of = N; return In->Int; }
// NONE: cost: 0 of 10 bodies read, 0 seeds
#else
bool inside(const void *X, std::uintptr_t Id) { return (std::uintptr_t)X == Id; }
void offset(const char *X, std::uintptr_t Base) { use((std::uintptr_t)X + Base); }
void aligned(char *P) { use(((std::uintptr_t)P + 7) & ~(std::uintptr_t)7); }
long carried(const void *P) { return (long)(std::intptr_t)P; }
void bytes(char *To, const Node *From) { std::memcpy(To, From, sizeof *From); }
std::uint64_t read(Node *N) { return *(std::uint64_t *)&N; }
std::uint64_t read(Node *(&All)[2]) { return *(std::uint64_t *)All; }
std::int64_t exchange(Cell *Out, Node *N) { Out->Of = N; return Out->Int; }
std::int64_t exchange(Node *N) { Cell C; Cell *Out = &C; Out->Of = N; return C.Int; }
// ALL: cost: 9 of 9 bodies read, 9 seeds
#endif
