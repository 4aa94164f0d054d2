// Containers that are members of an object that lives as long as the process, and their twins.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17-or-later

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>
#include <cstdint>

struct Template { std::string Text; };

class Compiler {
  std::unordered_map<const Template *, int> compiled_;
  Compiler() = default;

public:
  static Compiler &instance() { static Compiler C; return C; }
  int compile(const Template &T) {
    auto Found = compiled_.find(&T);
    if (Found == compiled_.end())
      Found = compiled_.emplace(&T, 1).first;
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Template' becomes a key of 'compiled_'; another object can get the same one [stableid-address-as-key]
    return Found->second;
  }
};
// Whoever owns it may go before the templates: likely only.
class Local {
  std::unordered_map<const Template *, int> compiled_;

public:
  int compile(const Template &T) { return compiled_.emplace(&T, 1).first->second; } // no-warning
};
// Forgotten with the template.
class Managed {
  std::unordered_map<const Template *, int> compiled_;

public:
  static Managed &instance() { static auto *M = new Managed; return *M; }
  int compile(const Template &T) { return compiled_.emplace(&T, 1).first->second; } // no-warning
  void forget(const Template *T) { compiled_.erase(T); }
};
// Elsewhere it may be.
class Declared {
  std::unordered_map<const Template *, int> compiled_;

public:
  static Declared &instance() { static Declared D; return D; }
  int compile(const Template &T) { return compiled_.emplace(&T, 1).first->second; } // no-warning
  void forget(const Template *T);
};

struct State { std::set<std::uintptr_t> Seen; };
static State state;
bool fresh(const Template &T) {
  return state.Seen.insert(reinterpret_cast<std::uintptr_t>(&T)).second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Template' becomes a key of 'Seen'; another object can get the same one [stableid-address-as-key]
}

template <class K, class V> class Memo {
  std::map<K, V> known_;

public:
  template <class F> V get(const K &Key, F Make) {
    auto Found = known_.find(Key);
    if (Found == known_.end())
      Found = known_.emplace(Key, Make()).first;
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Template' becomes a key of 'known_'; another object can get the same one [stableid-address-as-key]
    return Found->second;
  }
};
static Memo<const Template *, int> sizes;
int sizeOf(const Template *T) { return sizes.get(T, [] { return 8; }); }

// A member that nobody here calls is not read, and may take it out.
template <class E> class Bus {
  std::map<std::uint64_t, int> handlers_;

public:
  int subscribe(E *Who) { return handlers_[reinterpret_cast<std::uintptr_t>(Who)] = 1; } // no-warning
  void unsubscribe(std::uint64_t Who) { handlers_.erase(Who); }
};
static Bus<Template> bus;
int join(Template *T) { return bus.subscribe(T); }

// Taken out by a function that the container is handed to.
static std::unordered_map<const Template *, int> timings;
int note(const Template &T) { return timings.emplace(&T, 1).first->second; } // no-warning
static void drop(std::unordered_map<const Template *, int> &From, const Template *T) { From.erase(T); }
void gone(const Template *T) { drop(timings, T); }

// An element that was just added is known by its reference too.
class Table {
  std::vector<Template> rows_;
  std::map<const Template *, int> width_;

public:
  void add(int Width) {
    auto &Row = rows_.emplace_back();
    width_[&Row] = Width;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of an element of 'rows_' becomes a key of 'width_'; it changes when 'rows_' grows [stableid-address-as-key]
  }
  int width(const Template &Row) const { return width_.at(&Row); }
};

// A text that a helper makes of the address is compared like the address.
class Batcher {
  std::string last_, label_;
  int batches_ = 0;
  static std::string textOf(const Template *T) {
    std::ostringstream Out;
    Out << T;
    return Out.str();
  }
  static const std::string &textIn(const Template *T) { return T->Text; }

public:
  void submit(const Template *T) {
    const std::string Text = textOf(T);
    if (Text == last_)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Template' stored in 'last_' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
      return;
    ++batches_;
    last_ = Text;
  }
  void named(const Template *T) {
    const std::string Text = textIn(T);
    if (Text == label_) // no-warning
      return;
    label_ = Text;
  }
};
