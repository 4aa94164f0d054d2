// Objects that a sequence beside the container keeps, and gives none up: interners, tables of types.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17 -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct Symbol { std::string Text; };
class Interner {
  std::deque<Symbol> Symbols;
  std::unordered_map<const Symbol *, int> Numbers;

public:
  const Symbol *add(std::string Text) {
    Symbols.push_back({std::move(Text)});
    Numbers[&Symbols.back()] = int(Numbers.size()); // no-warning
    return &Symbols.back();
  }
};
Interner &interner() { static Interner I; return I; }

struct Word { std::string Text; };
static std::deque<Word> Words;
static std::map<const Word *, int> Ranks;
const Word *word(std::string Text) { Words.push_back({std::move(Text)}); return &Words.back(); }
int rankOf(const Word *W) { return Ranks.emplace(W, Ranks.size()).first->second; } // no-warning

struct Type { std::string Name; };
struct Types {
  static std::vector<std::unique_ptr<Type>> All;
  static std::map<const Type *, int> Index;
  static const Type *make(const char *Name) {
    All.emplace_back(new Type{Name});
    Index.emplace(All.back().get(), int(All.size())); // no-warning
    return All.back().get();
  }
};
std::vector<std::unique_ptr<Type>> Types::All;
std::map<const Type *, int> Types::Index;

// Here some are taken out again, and their keys stay.
struct Job { int Number; };
class Queue {
  std::list<Job> Jobs;
  std::map<const Job *, int> Tries;
  Queue() = default;

public:
  static Queue &get() { static Queue One; return One; }
  Job *add(int Number) { Jobs.push_back({Number}); return &Jobs.back(); }
  void done() { Jobs.pop_front(); }
  int triesOf(const Job *J) { return ++Tries[J]; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes a key of 'Tries'; another object can get the same one [stableid-address-as-key]
};
int tries(const Job *J) { return Queue::get().triesOf(J); }

// Objects of the class are made elsewhere, too.
struct Name { std::string Text; };
static std::deque<Name> Names;
static std::map<const Name *, int> Uses;
const Name *name(std::string Text) { Names.push_back({std::move(Text)}); return &Names.back(); }
int usesOf(const Name *N) { return ++Uses[N]; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Name' becomes a key of 'Uses'; another object can get the same one [stableid-address-as-key]
void passing() { auto *N = new Name{"x"}; usesOf(N); delete N; }
