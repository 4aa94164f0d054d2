// The row owner-unseen: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key

#include <map>

struct Font { int Size; };

class Cache {
public:
  int widthOf(const Font *F) {
    auto It = Widths.find(F);
    if (It == Widths.end())
      It = Widths.emplace(F, F->Size).first; // no-warning: owner-unseen
    return It->second;
  }

private:
  std::map<const Font *, int> Widths;
};
