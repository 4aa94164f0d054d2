// rdkit/rdkit pull request 6440, 2023: a table of parameters is keyed by texts without a comparison; what
// is read from a document is never in it.
#include <map>
#include <string>
int comparer(const std::string &name) {
  static const std::map<const char *, int> comparers{{"any", 1}, {"elements", 2}, {"isotopes", 3}};
  auto it = comparers.find(name.c_str()); // found: address-as-key
  return it == comparers.end() ? 0 : it->second;
}
