// The row referenced-key: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>

struct Page {
  void retain();
  int Words;
};
int count(const Page &P);

static std::map<Page *, int> counts;

int wordsOf(Page *P) {
  auto It = counts.find(P);
  if (It != counts.end())
    return It->second;
  P->retain();
  return counts[P] = count(*P); // no-warning: referenced-key
}
