// llvm/llvm-project pull request 84533, 2024: a generator writes what it has in a map keyed by pointers.
#include <fstream>
#include <map>
#include <string>
#include <vector>
struct Predicate { std::string text; };
struct Instruction { std::string name; };
void emit(std::ofstream &out, const std::map<const Predicate *, std::vector<Instruction *>> &instructions) {
  for (const auto &[predicate, list] : instructions) { // found: address-order
    for (const Instruction *instruction : list)
      out << "case " << instruction->name << ":\n";
    out << "return " << predicate->text << ";\n";
  }
}
