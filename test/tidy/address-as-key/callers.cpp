// A member keyed by pointers, where a caller hands over the address of a local: certain, and only likely where none does.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <map>
#include <string>
#include <utility>
#include <vector>

class ArgSet {
public:
  void add(const std::string &Name) { Names.push_back(Name); }
  std::size_t size() const { return Names.size(); }

private:
  std::vector<std::string> Names;
};

// The way of a local: total() to value() to keep().
class NormCache {
public:
  double *find(const ArgSet *Set) {
    auto It = Norms.find(std::make_pair(Set, 0));
    return It == Norms.end() ? nullptr : &It->second;
  }
  void keep(const ArgSet *Set, double Norm) {
    Norms[std::make_pair(Set, 0)] = Norm;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'ArgSet' becomes a key of 'Norms'; another object can get the same one [stableid-address-as-key]
  }

private:
  std::map<std::pair<const ArgSet *, int>, double> Norms;
};
class Density {
public:
  double value(const ArgSet *Set) {
    if (double *Known = Cache.find(Set))
      return *Known;
    double Norm = double(Set->size());
    Cache.keep(Set, Norm);
    return Norm;
  }

private:
  NormCache Cache;
};
double total(const std::vector<Density *> &Parts) {
  ArgSet Set;
  double Sum = 0;
  for (Density *Part : Parts)
    Sum += Part->value(&Set);
  return Sum;
}

// Callers that pass on what others own show nothing.
class Lengths {
public:
  std::size_t of(const ArgSet *Set) {
    auto It = Known.find(Set);
    if (It != Known.end())
      return It->second;
    return Known[Set] = Set->size(); // no-warning: owner-unseen
  }

private:
  std::map<const ArgSet *, std::size_t> Known;
};
std::size_t all(Lengths &L, const std::vector<ArgSet *> &Sets) {
  std::size_t Sum = 0;
  for (ArgSet *Set : Sets)
    Sum += L.of(Set);
  return Sum;
}

// The owner of the table is made for the call, by whatever name it goes.
class Visited {
public:
  bool enter(const ArgSet *Set) { return Seen.insert({Set, true}).second; } // no-warning: owner-unseen

private:
  std::map<const ArgSet *, bool> Seen;
};
bool enters() {
  ArgSet Set;
  Visited V;
  Visited *Own = &V;
  return Own->enter(&Set);
}

// The caller empties the table before the local ends.
class Scratch {
public:
  int number(const ArgSet *Set) { return Numbers.try_emplace(Set, int(Numbers.size())).first->second; } // no-warning: emptied
  void forget() { Numbers.clear(); }

private:
  std::map<const ArgSet *, int> Numbers;
};
int numbered(Scratch &S) {
  ArgSet Set;
  int Number = S.number(&Set);
  S.forget();
  return Number;
}

// The caller's variable is static: it is there as long as the table.
class Options {
public:
  bool isSet(const ArgSet *Set) { return Flags[Set]; } // no-warning: owner-unseen

private:
  std::map<const ArgSet *, bool> Flags;
};
bool defaults(Options &O) {
  static const ArgSet Default;
  return O.isSet(&Default);
}
