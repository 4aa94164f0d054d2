// A list that is made of a range and returned, where the standard makes a copy of it.
// RUN: %check_stableid %s stableid-address-order -no-fix -std=c++11,c++14,c++17 -- -config='{CheckOptions: {ReportLikely: true}}'

#include <memory>
#include <set>
#include <string>
#include <vector>

struct Host {
  std::string name;
};
struct Check {
  std::set<std::shared_ptr<Host>> hosts;
  std::set<std::string> names;
  std::vector<std::shared_ptr<Host>> all() const;
  std::vector<std::string> called() const;
};
std::vector<std::shared_ptr<Host>> Check::all() const {
  return std::vector<std::shared_ptr<Host>>(hosts.begin(), hosts.end());
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: order of addresses in 'hosts' may go on in 'all'; it can be another one in each run [stableid-address-order]
}
std::vector<std::string> Check::called() const {
  return std::vector<std::string>(names.begin(), names.end());
}
