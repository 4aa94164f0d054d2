// A template is warned about once, however many instances it has.
// RUN: %check_stableid %s stableid-address-in-output -std=c++17

#include <cstdint>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

struct Plain { std::uint32_t A, B; };
struct Linked { std::uint32_t A; const Linked *Next; };
struct Chained { const Chained *Next; };

template <typename T> bool save(int Fd, const T &Value) {
  return ::write(Fd, &Value, sizeof Value) > 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
bool a(int Fd, const Linked &L) { return save(Fd, L); }
bool b(int Fd, const Chained &C) { return save(Fd, C); }

template <typename T> bool savePlain(int Fd, const T &Value) { return ::write(Fd, &Value, sizeof Value) > 0; } // no-warning: no instance holds a pointer
bool c(int Fd, const Plain &P) { return savePlain(Fd, P) && savePlain(Fd, P.A); }

template <typename T> class Table {
  std::ofstream Out{"table.csv"};
public:
  void row(const T &Value) {
    Out << &Value << ',';
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  }
  void text(const T &Value) { Out << Value.A; } // no-warning
};
void fill(Table<Plain> &P, Table<Linked> &L) {
  P.row({1, 2});
  L.row({1, nullptr});
  P.text({1, 2});
}

// Generic output of a value: only the instance with a pointer writes an address.
template <typename T> void put(std::ofstream &Out, const T &Value) {
  Out << Value;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void both(std::ofstream &Out, const Plain *P) {
  put(Out, 1);
  put(Out, P);
}
