// The row open-container: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key

#include <map>

struct Font { int Size; };
std::map<const Font *, int> widths;

int widthOf(const Font *F) {
  auto It = widths.find(F);
  if (It == widths.end())
    It = widths.emplace(F, F->Size).first; // no-warning: open-container
  return It->second;
}
