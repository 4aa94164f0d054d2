// zeroc-ice/ice issue 5668, 2026: a table of each thread, keyed by instances, keeps the context of a
// destroyed one; a new instance at that address is given it.
#include <map>
#include <memory>
struct Context { int level = 0; };
class Instance {
public:
  std::shared_ptr<Context> context() const;
};
std::shared_ptr<Context> Instance::context() const {
  static thread_local std::map<const Instance *, std::shared_ptr<Context>> contexts;
  auto it = contexts.find(this);
  if (it == contexts.end())
    it = contexts.emplace(this, std::make_shared<Context>()).first; // found: address-as-key
  return it->second;
}
