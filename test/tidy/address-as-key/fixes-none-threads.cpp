// Where several threads are at work, a destructor would use the container without their lock.
// RUN: %check_stableid -no-fix %s stableid-address-as-key -std=c++11,c++14

#include <map>
#include <mutex>

struct Font { int size = 1; };
static std::mutex lock;
static std::map<const Font *, int> sizes;
int sizeOf(const Font *font) {
  std::lock_guard<std::mutex> held(lock);
  return sizes[font] = font->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'sizes'; another object can get the same one [stableid-address-as-key]
}
