// The row kept-for-good: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <set>
#include <string>

const std::string *intern(const std::string &Text) {
  static std::set<std::string> Pool;
  return &*Pool.insert(Text).first;
}
static std::map<const std::string *, int> Counts;
void count(const std::string &Text) { ++Counts[intern(Text)]; } // no-warning: kept-for-good
