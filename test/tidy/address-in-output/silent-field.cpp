// Shapes that were reported in large projects and are right there: streams that are no files.
// RUN: %check_stableid %s stableid-address-in-output -std=c++17

#include <cstdint>
#include <fstream>
#include <map>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <unordered_map>

struct Expression { int Kind; };

namespace streams_from_a_call {
// Messages of a validator are gathered in memory, one text for each function.
class Validator {
  std::unordered_map<int, std::unique_ptr<std::ostringstream>> Texts;
  std::ostringstream &textOf(int Function) {
    auto &Text = Texts[Function];
    if (!Text)
      Text = std::make_unique<std::ostringstream>();
    return *Text;
  }
  std::ostream &header(int Function) {
    auto &Text = textOf(Function);
    Text << "[in function " << Function << "] ";
    return Text;
  }
  std::ostream &fail(const std::string &Why, int Function) {
    auto &Out = header(Function);
    Out << Why << ", on\n"; // no-warning: a text in memory, behind a std::ostream &
    return Out;
  }
public:
  template <typename T> bool same(T A, T B, const char *What, int Function) {
    if (A == B)
      return true;
    std::ostringstream Why;
    Why << A << " != " << B << ": " << What;
    fail(Why.str(), Function);
    return false;
  }
};
inline bool check(Validator &V, const Expression *A, const Expression *B) { return V.same(A, B, "operands", 1); }

// Whose stream it is, is not known.
std::ostream &report();
inline void viaCall(const Expression *E) { report() << E; }                     // no-warning
inline void viaReference(const Expression *E) { auto &Out = report(); Out << E; } // no-warning
struct Context { std::ostream *Out; std::ostream &out() const { return *Out; } };
inline void viaMember(const Context &C, const Expression *E) { C.out() << E; *C.Out << E; } // no-warning
} // namespace streams_from_a_call

namespace memory_streams_by_another_name {
inline std::ostream &pick(std::ostream &Out) { return Out; }
inline std::string upcast(const Expression *E) {
  std::ostringstream Text;
  std::ostream &Out = Text;
  Out << E;       // no-warning: the text is in memory
  pick(Text) << E; // no-warning
  return Text.str();
}
struct Sink { std::ostringstream Text; std::ostream &stream() { return Text; } };
inline std::string member(const Expression *E) {
  Sink S;
  S.stream() << E; // no-warning
  return S.Text.str();
}
inline std::string pointer(const Expression *E) {
  auto Text = std::make_unique<std::ostringstream>();
  std::ostream *Out = Text.get();
  *Out << E; // no-warning
  return Text->str();
}
} // namespace memory_streams_by_another_name
