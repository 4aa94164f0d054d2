// Objects that an interner keeps to the end, and those of one that gives them up.
// RUN: %check_stableid %s stableid-address-as-key -std=c++20-or-later

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

struct Atom { std::string text; };

namespace kept {
class Atoms {
  std::unordered_map<std::string, std::unique_ptr<Atom>> atoms_;

public:
  Atom *get(const std::string &text) {
    auto &slot = atoms_[text];
    if (!slot)
      slot = std::make_unique<Atom>(Atom{text});
    return slot.get();
  }
};
static Atoms atoms;
static std::unordered_map<const Atom *, int> arity;
void declare(const std::string &text, int n) { arity[atoms.get(text)] = n; } // no-warning
int arityOf(const std::string &text) {
  const Atom *atom = atoms.get(text);
  return arity[atom]; // no-warning
}
} // namespace kept

// The same, but an atom that nobody wants any more goes.
namespace given_up {
class Atoms {
  std::unordered_map<std::string, std::unique_ptr<Atom>> atoms_;

public:
  Atom *get(const std::string &text) {
    auto &slot = atoms_[text];
    if (!slot)
      slot = std::make_unique<Atom>(Atom{text});
    return slot.get();
  }
  void drop(const std::string &text) { atoms_.erase(text); }
};
static Atoms atoms;
static std::unordered_map<const Atom *, int> arity;
void declare(const std::string &text, int n) { arity[atoms.get(text)] = n; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Atom' becomes a key of 'arity'; another object can get the same one [stableid-address-as-key]
} // namespace given_up

namespace terms {
struct Term {
  int kind;
  const Term *left, *right;
  bool operator==(const Term &) const = default;
};
struct Hash {
  std::size_t operator()(const Term &t) const {
    return std::hash<const Term *>()(t.left) * 31 + std::hash<const Term *>()(t.right) + t.kind;
  }
};
class Terms {
  std::unordered_set<Term, Hash> unique_;

public:
  const Term *make(int kind, const Term *left, const Term *right) {
    return &*unique_.insert(Term{kind, left, right}).first; // no-warning
  }
};
static Terms all;
const Term *add(const Term *a, const Term *b) { return all.make('+', a, b); }
} // namespace terms
