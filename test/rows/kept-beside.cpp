// The row kept-beside: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <memory>
#include <string>
#include <vector>

struct Type { std::string Name; };
class Types {
  std::vector<std::unique_ptr<Type>> All;
  std::map<const Type *, unsigned> Numbers;
  Types() = default;

public:
  static Types &get() { static Types One; return One; }
  const Type *make(std::string Name) {
    All.push_back(std::make_unique<Type>(Type{Name}));
    return All.back().get();
  }
  unsigned numberOf(const Type *T) { return Numbers.emplace(T, Numbers.size()).first->second; } // no-warning: kept-beside
};
unsigned numberOf(const Type *T) { return Types::get().numberOf(T); }
