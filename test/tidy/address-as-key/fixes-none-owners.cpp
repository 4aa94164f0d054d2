// A std::shared_ptr that is made of another, or with a deleter, may have its owner in common with that of another object: no edit.
// RUN: %check_stableid -no-fix %s stableid-address-as-key -std=c++17-or-later

#include <map>
#include <memory>
#include <vector>

struct Row { int size = 1; };
struct Table { std::vector<Row> rows; };
std::shared_ptr<Row> rowOf(const std::shared_ptr<Table> &table, std::size_t i) {
  return std::shared_ptr<Row>(table, &table->rows[i]);
}
int sizeOf(const std::shared_ptr<Row> &row) {
  static std::map<const Row *, int> cache;
  auto found = cache.find(row.get());
  if (found == cache.end())
    found = cache.emplace(row.get(), row->size).first;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Row' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
  return found->second;
}
