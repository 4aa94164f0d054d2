// Whose container it is: objects of passes and checks that come and go, and containers that need not be there.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <map>
#include <set>
#include <vector>

struct Token { int kind; };

// A check registers itself by a static object, and works in a local one.
class Check {
  std::set<const Token *> reported_;

public:
  bool report(const Token *T) { return !reported_.insert(T).second; } // no-warning
};
static Check registered;
int runChecks(const Token *First, const Token *Second) {
  Check Working;
  return Working.report(First) + Working.report(Second);
}

// The twin works in the static object alone.
class Reporter {
  std::set<const Token *> reported_;

public:
  bool report(const Token *T) { return !reported_.insert(T).second; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Token' becomes a key of 'reported_'; another object can get the same one [stableid-address-as-key]
};
static Reporter reporter;
int runReporter(const Token *First) { return reporter.report(First); }

// The list that an object is taken out of may be gone already, or never have been.
class Mark;
struct Marks { std::set<Mark *> *all; };
class Mark {
  Marks *marks_;

public:
  explicit Mark(Marks *M) : marks_(M) {
    if (marks_ && marks_->all)
      marks_->all->insert(this);
  }
  ~Mark() {
    if (marks_ && marks_->all)
      marks_->all->erase(this); // no-warning
  }
};

// The twin stays in it for another reason.
class Pin;
struct Pins { std::set<Pin *> *all; };
class Pin {
  Pins *pins_;
  bool loose_ = false;

public:
  explicit Pin(Pins *P) : pins_(P) { pins_->all->insert(this); }
  void loosen() { loose_ = true; }
  ~Pin() {
    if (loose_)
      pins_->all->erase(this);
  }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: entry of 'Pin' stays in 'all' when the object is gone; another object can get the same key [stableid-address-as-key]
};

// An object that is in sets of others is taken out of each. Where there is none of them, it is in
// no set.
class Guest;
struct House { std::set<Guest *> guests; };
class Guest {
  std::multimap<int, House *> visits_;

public:
  void visit(int day, House *house) {
    visits_.insert({day, house});
    house->guests.insert(this); // no-warning
  }
  ~Guest() {
    for (auto it = visits_.begin(); it != visits_.end(); ++it)
      it->second->guests.erase(this); // no-warning
  }
};

// The one set of all guests is another matter.
class Tenant {
  static std::set<Tenant *> all;
  std::vector<int> keys_;

public:
  Tenant() { all.insert(this); }
  ~Tenant() {
    for (int key : keys_)
      if (key)
        all.erase(this);
  }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: entry of 'Tenant' stays in 'all' when the object is gone; another object can get the same key [stableid-address-as-key]
};
std::set<Tenant *> Tenant::all;

// A table beside it that another state takes out of, and puts into again, says nothing of
// objects that end.
struct Variable { int number; };
class Reader {
public:
  void filled(const Variable *variable, bool ordered) {
    starts_[variable] = 1;
    if (ordered)
      orders_[variable] = 2;
  }
  void sorted(const Variable *variable, bool ordered) {
    if (!ordered) {
      orders_.erase(variable);
      return;
    }
    orders_[variable] = 3;
  }
  int startOf(const Variable *variable) const {
    auto found = starts_.find(variable);
    return found == starts_.end() ? 0 : found->second;
  }

private:
  std::map<const Variable *, int> starts_;
  std::map<const Variable *, int> orders_;
};
int readAll(const Variable *const *variables, int count) {
  Reader reader;
  for (int i = 0; i < count; ++i)
    reader.filled(variables[i], i > 0);
  return reader.startOf(variables[0]);
}
