// The row static-class: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <typeinfo>

static std::map<const std::type_info *, int> sizes;

int sizeOf(const std::type_info &Type) {
  auto It = sizes.find(&Type);
  return It == sizes.end() ? sizes[&Type] = 1 : It->second; // no-warning: static-class
}
