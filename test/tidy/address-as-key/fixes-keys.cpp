// Keys that become identities or owners, where every use of the container is seen.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17-or-later

// CHECK-FIXES: #include <stableid/id.h>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

class Font {
  int size_ = 1;

public:
  int size() const { return size_; }
  // CHECK-FIXES: stableid::InstanceId<Font> instance_id() const { return identity_.id(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Font> identity_;
};
// Its end may come when the containers are gone: no destructor may use them.
static std::vector<std::unique_ptr<Font>> loaded;
void load() { loaded.emplace_back(new Font); }
static int compute(const Font &font) { return font.size(); }

const int &widthOf(const Font *font) {
  static std::unordered_map<const Font *, int> widths;
  // CHECK-FIXES: static std::unordered_map<stableid::InstanceId<Font>, int> widths;
  auto found = widths.find(font);
  // CHECK-FIXES: auto found = widths.find(stableid::id_of(font));
  if (found == widths.end())
    found = widths.emplace(font, compute(*font)).first;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: address of 'Font' becomes a key of 'widths'; another object can get the same one [stableid-address-as-key]
  // CHECK-MESSAGES: :[[@LINE-2]]:28: note: key 'widths' by 'stableid::InstanceId<Font>', and give 'Font' a member 'stableid::Identity<Font>'; 'Font' grows by 8 bytes and is no longer trivially copyable
  // CHECK-FIXES: found = widths.emplace(stableid::id_of(font), compute(*font)).first;
  return found->second;
}
int heightOf(const Font &font) {
  static std::map<const Font *, std::map<std::string, int>> heights;
  // CHECK-FIXES: static std::map<stableid::InstanceId<Font>, std::map<std::string, int>> heights;
  if (auto [at, fresh] = heights.insert({&font, {}}); fresh)
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'heights'; another object can get the same one [stableid-address-as-key]
    // CHECK-FIXES: if (auto [at, fresh] = heights.insert({stableid::id_of(font), {}}); fresh)
    at->second["height"] = compute(font);
  return heights[&font]["height"];
  // CHECK-FIXES: return heights[stableid::id_of(font)]["height"];
}
static std::unordered_set<const Font *> seen;
// CHECK-FIXES: static std::unordered_set<stableid::InstanceId<Font>> seen;
bool isNew(const Font &font) {
  return seen.insert(&font).second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'seen'; another object can get the same one [stableid-address-as-key]
  // CHECK-FIXES: return seen.insert(stableid::id_of(font)).second;
}
bool isKnown(const Font *font) { return font->size() > 1 && seen.count(font) != 0; }
// CHECK-FIXES: bool isKnown(const Font *font) { return font->size() > 1 && seen.count(stableid::id_of(font)) != 0; }

// A private static member, which is written twice.
class Job {
  static std::map<Job *, int> runs;
  // CHECK-FIXES: static std::map<stableid::InstanceId<Job>, int> runs;

public:
  int run() { return ++runs[this]; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes a key of 'runs'; another object can get the same one [stableid-address-as-key]
  // CHECK-FIXES: int run() { return ++runs[stableid::id_of(this)]; }
  // CHECK-FIXES: stableid::InstanceId<Job> instance_id() const { return identity.id(); }
  // CHECK-FIXES: stableid::Identity<Job> identity;
};
std::map<Job *, int> Job::runs;
// CHECK-FIXES: std::map<stableid::InstanceId<Job>, int> Job::runs;
