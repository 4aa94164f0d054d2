// microsoft/DirectXShaderCompiler pull request 8899, 2026: uses are rewritten in the order of a map keyed
// by instructions, and so appended to a list that a later pass follows.
#include <map>
#include <vector>
struct Value { std::vector<struct Instruction *> users; };
struct Instruction { Value *operand; };
void localize(Value *global, Value *local) {
  std::map<Instruction *, Value *> uses;
  for (Instruction *user : global->users)
    uses[user] = global;
  for (auto &[instruction, value] : uses) { // found: address-order
    instruction->operand = local;
    local->users.push_back(instruction);
  }
}
