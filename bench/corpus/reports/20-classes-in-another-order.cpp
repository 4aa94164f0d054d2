// llvm/llvm-project pull request 218560, 2026: a switch is generated in the order of a map keyed by records.
#include <iostream>
#include <map>
#include <string>
struct Record { std::string name; unsigned id; };
using Kinds = std::map<const Record *, std::string>;
void emitSwitch(std::ostream &out, const Kinds &kinds) {
  out << "switch (kind) {\n";
  for (const auto &kind : kinds) // found: address-order
    out << "case " << kind.second << ": return " << kind.first->name << ";\n";
  out << "}\n";
}
void generate(const Kinds &kinds) { emitSwitch(std::cout, kinds); }
