// The row owned-by-entry: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <memory>
#include <utility>

struct Stream { int Index; };

static std::map<Stream *, std::shared_ptr<Stream>> open;

void keep(std::shared_ptr<Stream> S) {
  if (open.find(S.get()) == open.end())
    open.emplace(S.get(), S); // no-warning: owned-by-entry
}
