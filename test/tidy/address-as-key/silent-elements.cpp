// What an iterator of the user's own yields is the element, and not the list whose address it holds.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <map>

struct Plant { Plant *next; int height; };
struct Bed {
  Plant *first = nullptr;
  struct iterator {
    const Bed *bed;
    Plant *at;
    Plant *const &operator*() const { return at; }
    iterator &operator++() {
      at = at->next;
      return *this;
    }
    bool operator!=(const iterator &other) const { return at != other.at; }
  };
};

// The plants are taken out again, the beds are not.
static std::map<const Plant *, int> heights;
static std::map<const Bed *, int> sizes;
void measure() {
  Bed local;
  for (Bed::iterator at{&local, local.first}, end{&local, nullptr}; at != end; ++at)
    heights[*at] = (*at)->height; // no-warning
  sizes[&local] = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Bed' becomes a key of 'sizes'; another object can get the same one [stableid-address-as-key]
}
void pull(const Plant *plant) { heights.erase(plant); }

static std::map<const void *, int> seen;
void look() {
  Bed local;
  Bed::iterator at{&local, local.first};
  seen[*at] = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Plant' becomes a key of 'seen'; another object can get the same one [stableid-address-as-key]
}
