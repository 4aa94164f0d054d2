// The row tested-hit: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <memory>

struct Owner { int Value; };
struct Entry {
  int Result = 0;
  std::weak_ptr<const Owner> Of;
};

int resultOf(const std::shared_ptr<const Owner> &O) {
  static std::map<const Owner *, Entry> results;
  Entry &E = results[O.get()]; // no-warning: tested-hit
  if (E.Of.lock() != O)
    E = Entry{O->Value, O};
  return E.Result;
}
