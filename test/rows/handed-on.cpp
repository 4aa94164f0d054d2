// The row handed-on: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key

#include <map>

struct Font { int Size; };
void tidy(std::map<const Font *, int> &Widths);
static std::map<const Font *, int> widths;

int widthOf(const Font *F) {
  auto It = widths.find(F);
  if (It == widths.end())
    It = widths.emplace(F, F->Size).first; // no-warning: handed-on
  return It->second;
}
void onTimer() { tidy(widths); }
