/* MPI, by declarations that stand in for its headers: messages for processes with other addresses. */
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <stdint.h>

typedef struct comm *MPI_Comm;
typedef struct type *MPI_Datatype;
typedef long MPI_Aint;
int MPI_Send(const void *Buffer, int Count, MPI_Datatype Type, int To, int Tag, MPI_Comm Comm);
int MPI_Get_address(const void *At, MPI_Aint *Address);
int MPI_Type_create_struct(int Count, const int *Sizes, const MPI_Aint *At, const MPI_Datatype *Types, MPI_Datatype *Type);

struct particle { double x, y; unsigned long long number; };

void sent(struct particle *P, MPI_Datatype Type, MPI_Comm Comm) {
  uint64_t At = (uintptr_t)P;
  MPI_Send(&At, 1, Type, 1, 0, Comm);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'particle' is written by 'MPI_Send'; it differs in every run and reveals the address space [stableid-address-in-output]
  At = P->number;
  MPI_Send(&At, 1, Type, 1, 0, Comm); // no-warning
  MPI_Send(P, 1, Type, 1, 0, Comm); // no-warning
}
void described(struct particle *P, MPI_Datatype *Type, const MPI_Datatype *Parts) {
  MPI_Aint At[2];
  int Sizes[2] = {2, 1};
  MPI_Get_address(&P->x, &At[0]);
  MPI_Get_address(&P->number, &At[1]);
  MPI_Type_create_struct(2, Sizes, At, Parts, Type); // no-warning
}
