// From a value that is safe to keep to the object.
#include "bench.h"
#include "stableid/registry.h"

#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

namespace {

struct Object {
  int value = 0;
};

std::array<Object, 1024> objects;
stableid::Registry<Object> registry;
std::unordered_map<const Object *, int> by_address;
std::vector<std::weak_ptr<Object>> weak;
const std::vector<stableid::Handle<Object>> handles = [] {
  std::vector<stableid::Handle<Object>> made;
  for (Object &object : objects) {
    made.push_back(registry.attach(object));
    by_address[&object] = object.value;
  }
  return made;
}();
const std::vector<std::shared_ptr<Object>> shared = [] {
  std::vector<std::shared_ptr<Object>> made;
  for (int i = 0; i != 1024; ++i) {
    made.push_back(std::make_shared<Object>());
    weak.push_back(made.back());
  }
  return made;
}();

// Each of the 1,024 in turn, neighbours apart.
unsigned some(unsigned turn) { return turn * 7 % 1024; }

const bool added[] = {
    bench::add("find/stableid",
               [](unsigned turn) {
                 return registry.find(handles[some(turn)])->value;
               }),
    bench::add("find/unordered_map",
               [](unsigned turn) {
                 return by_address.find(&objects[some(turn)])->second;
               }),
    bench::add("find/weak_ptr",
               [](unsigned turn) { return weak[some(turn)].lock()->value; }),
};

} // namespace
