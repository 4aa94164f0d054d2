// Unions whose member is chosen by a field beside them: what one function puts into one member says nothing about a read of another.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <cstdlib>
#include <cstring>

struct Function { int Arity; };
// The operand of an instruction, and the value in a register.
struct Cell {
  union { double Real; std::int64_t Int; const Function *Code; const char *Type; } U;
  unsigned char Tag;
  char *Text, *Owned;
  int Length;
};
struct Cursor { std::int64_t last_row_id; std::uint32_t page_id; };

// Put in by one function, read by another.
void setCode(Cell *C, const Function *F) {
  C->U.Code = F;
  C->Tag = 2;
}
void setInt(Cell *C, std::int64_t I) {
  C->U.Int = I;
  C->Tag = 1;
}
void remember(Cursor &To, const Cell *C) {
  To.last_row_id = C->U.Int; // no-warning
}
std::int64_t rowId(const Function *F, bool Coded) {
  Cell C;
  if (Coded)
    setCode(&C, F);
  else
    setInt(&C, 7);
  return C.U.Int; // no-warning: the tag decides
}
void forget(Cursor &To, const Function *F, bool Coded) {
  Cell C;
  setCode(&C, F);
  setInt(&C, Coded ? 1 : 2);
  remember(To, &C);
}

// Digits in a text are read, not the address of the text that is kept beside the union.
bool grow(Cell *C, int N) {
  C->Text = C->Owned = static_cast<char *>(std::realloc(C->Owned, N));
  return C->Text != nullptr;
}
void fourBytes(const unsigned char *P, Cell *Out) {
  std::uint64_t X = std::uint32_t(P[0]) << 24 | P[1] << 16 | P[2] << 8 | P[3];
  X = (X << 32) + P[4];
  Out->U.Int = *reinterpret_cast<std::int64_t *>(&X);
}
bool decode(Cell *From, Cursor &To) {
  if (!grow(From, 64))
    return false;
  Cell Value;
  fourBytes(reinterpret_cast<const unsigned char *>(&From->Text[From->Length]), &Value);
  To.last_row_id = Value.U.Int; // no-warning
  To.page_id = std::uint32_t(Value.U.Int); // no-warning
  return true;
}

// The twin: put in and read back here, for its bits.
std::uint64_t codeId(const Function *F) {
  Cell C;
  C.U.Code = F;
  return std::uint64_t(C.U.Int);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Function' becomes the ID 'codeId'; another object can get the same one [stableid-address-as-id]
}
std::uint64_t behindId(const Function *F) {
  Cell C, *Out = &C;
  Out->U.Code = F;
  return std::uint64_t(C.U.Int);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Function' becomes the ID 'behindId'; another object can get the same one [stableid-address-as-id]
}
