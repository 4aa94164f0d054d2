// Entries that go with their objects: the destructor that is there, or is added, takes them out.
// RUN: %check_stableid -no-library %s stableid-address-as-key -std=c++11-or-later

#include <map>
#include <set>
#include <string>
#include <unordered_map>

// A destructor that is there.
struct Session;
static std::map<const Session *, int> hits;
struct Session {
  std::string user;
  ~Session() {
    user.clear();
    // CHECK-FIXES: hits.erase(this);
  }
};
int hit(const Session *session) { return hits[session] += int(session->user.size()); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'hits'; another object can get the same one [stableid-address-as-key]
// CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: note: take the entry out in '~Session()'; whoever ends 'Session' then changes 'hits'

// One that stands alone behind the container.
struct Task {
  int number = 0;
  ~Task();
};
static std::set<Task *> known;
Task::~Task() {}
// CHECK-FIXES: Task::~Task() { known.erase(this); }
bool isNew(Task &task) { return known.insert(&task).second; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes a key of 'known'; another object can get the same one [stableid-address-as-key]

// One that is added, behind the container and in the class.
class Font {
  // CHECK-FIXES: public:
  // CHECK-FIXES: ~Font();
  // CHECK-FIXES: private:
  int size_ = 1;

public:
  int size() const { return size_; }
};
static std::unordered_map<const Font *, int> widths;
// CHECK-FIXES: Font::~Font() { widths.erase(this); }
int widthOf(const Font *font) {
  auto found = widths.find(font);
  if (found != widths.end())
    return found->second;
  return widths[font] = font->size();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'widths'; another object can get the same one [stableid-address-as-key]
}
class Job {
  // CHECK-FIXES: public:
  // CHECK-FIXES: ~Job() { runs.erase(this); }
  // CHECK-FIXES: private:
  static std::map<Job *, int> runs;

public:
  int run() { return ++runs[this]; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes a key of 'runs'; another object can get the same one [stableid-address-as-key]
};
std::map<Job *, int> Job::runs;
