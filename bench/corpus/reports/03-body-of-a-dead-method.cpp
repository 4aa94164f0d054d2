// llvm/llvm-project pull request 161327, 2025: a static cache of what methods run is keyed by nodes of a
// tree; the next tree has its nodes at the same addresses.
#include <unordered_map>
struct Body;
struct Method { Body *body() const; };
Body *lookUp(const Method *method);
class Call {
public:
  explicit Call(const Method *method) : method(method) {}
  Body *definition() const {
    static std::unordered_map<const Method *, Body *> cache;
    auto [it, isNew] = cache.emplace(method, nullptr); // found: address-as-key
    if (isNew)
      it->second = lookUp(method);
    return it->second;
  }

private:
  const Method *method;
};
Body *find(const Method *method) { return Call(method).definition(); }
