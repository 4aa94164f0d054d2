// The row consed: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -std=c++20-or-later -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <compare>
#include <set>

struct Term {
  int Kind;
  const Term *Left, *Right;
  auto operator<=>(const Term &) const = default;
};
class Terms {
  std::set<Term> Unique;

public:
  const Term *make(int Kind, const Term *Left, const Term *Right) {
    return &*Unique.insert(Term{Kind, Left, Right}).first; // no-warning: consed
  }
};
Terms &terms() {
  static Terms All;
  return All;
}
