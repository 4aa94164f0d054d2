// The row taken-out: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>

struct Font { int Size; };
static std::map<const Font *, int> widths;

int widthOf(const Font *F) {
  auto It = widths.find(F);
  if (It == widths.end())
    It = widths.emplace(F, F->Size).first; // no-warning: taken-out
  return It->second;
}
void onClosed(const Font *F) { widths.erase(F); }
