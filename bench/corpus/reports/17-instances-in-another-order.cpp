// llvm/circt pull request 4749, 2023: what a pass finds is written to a file in the order of a hash table.
#include <cstdio>
#include <string>
#include <unordered_map>
struct Instance { std::string path; };
void write(const std::unordered_map<Instance *, std::string> &extracted, const char *name) {
  std::FILE *file = std::fopen(name, "w");
  for (const auto &[instance, prefix] : extracted) // found: address-order
    std::fprintf(file, "%s -> %s\n", prefix.c_str(), instance->path.c_str());
  std::fclose(file);
}
