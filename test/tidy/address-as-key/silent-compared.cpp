// What a stored address is compared with: only an address that was taken here can be that of a new object.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <string>

struct Texture { int width; };
struct Draw { int slot; };

// Memberwise equality compares two stored words.
struct Handle {
  std::uint64_t word;
  bool operator==(const Handle &other) const { return word == other.word; } // no-warning
};
void set(Handle &h, const Texture *t) { h.word = reinterpret_cast<std::uint64_t>(t); }
bool same(const Handle &a, const Handle &b) { return a.word == b.word; } // no-warning
bool any(const Handle *all, int n, const Handle &h) {
  for (int i = 0; i < n; ++i)
    if (all[i].word == h.word) // no-warning
      return true;
  return false;
}
// A plain number may be anything: what a caller has, a register, a count.
bool is(const Handle &h, std::uint64_t word) { return h.word == word; } // no-warning
bool inSlot(const Handle &h, const Draw &d) { return h.word == static_cast<std::uint64_t>(d.slot); } // no-warning
bool empty(const Handle &h) { return h.word == 0; }

// The address of an object that may be new.
bool isOf(const Handle &h, const Texture *t) {
  return h.word == reinterpret_cast<std::uint64_t>(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Texture' stored in 'word' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
}

class Binding {
  std::uint64_t bound_ = 0;
  static std::uint64_t wordOf(const Texture &t) { return reinterpret_cast<std::uint64_t>(&t); }

public:
  bool isStale(std::uint64_t word) const { return bound_ != word; } // no-warning
  bool agrees(const Binding &other) const { return bound_ == other.bound_; } // no-warning
  bool bind(const Texture &t) {
    const std::uint64_t word = wordOf(t);
    if (bound_ == word)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Texture' stored in 'bound_' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
      return false;
    bound_ = word;
    return true;
  }
};

// The same of a text.
class Label {
  std::string text_;

public:
  void show(const Texture *t) {
    char text[32];
    std::snprintf(text, sizeof text, "%p", static_cast<const void *>(t));
    text_ = text;
  }
  bool reads(const std::string &text) const { return text_ == text; } // no-warning
  bool reads(const Label &other) const { return text_ == other.text_; } // no-warning
  bool shows(const Texture *t) const {
    char text[32];
    std::snprintf(text, sizeof text, "%p", static_cast<const void *>(t));
    return text_ == text;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Texture' stored in 'text_' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
  }
};

// An atomic word that is set back when the object goes, whatever sets it back.
class Turn {
  std::atomic<std::uint64_t> stored_{0}, assigned_{0}, exchanged_{0}, swapped_{0};
  std::atomic<std::uint64_t> kept_{0};
  static std::uint64_t wordOf(const Texture &t) { return reinterpret_cast<std::uint64_t>(&t); }

public:
  bool store(const Texture &t) {
    if (stored_.load() == wordOf(t)) // no-warning
      return false;
    stored_.store(wordOf(t));
    return true;
  }
  bool assign(const Texture &t) {
    if (assigned_ == wordOf(t)) // no-warning
      return false;
    assigned_ = wordOf(t);
    return true;
  }
  bool exchange(const Texture &t) {
    if (exchanged_ == wordOf(t)) // no-warning
      return false;
    exchanged_ = wordOf(t);
    return true;
  }
  bool swap(const Texture &t) {
    if (swapped_ == wordOf(t)) // no-warning
      return false;
    swapped_ = wordOf(t);
    return true;
  }
  void leave(const Texture &t) {
    stored_.store(0, std::memory_order_release);
    assigned_ = 0;
    exchanged_.exchange(0);
    std::uint64_t mine = wordOf(t);
    swapped_.compare_exchange_strong(mine, 0);
  }
  // Nobody sets this one back: a constant that is the order of memory is no value.
  bool keep(const Texture &t) {
    if (kept_.load(std::memory_order_relaxed) == wordOf(t))
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Texture' stored in 'kept_' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
      return false;
    kept_.store(wordOf(t), std::memory_order_relaxed);
    return true;
  }
};
