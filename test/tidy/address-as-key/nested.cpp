// A class within the owner of a private container can name it: certain only where all of its functions are read.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <unordered_map>

struct Mesh { int Points; };
int measure(const Mesh &M);

class Scene {
public:
  static int area(const Mesh &M) {
    auto It = Areas.find(&M);
    if (It != Areas.end())
      return It->second;
    return Areas[&M] = measure(M);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Mesh' becomes a key of 'Areas'; another object can get the same one [stableid-address-as-key]
  }

private:
  struct Corner {
    int x() const { return X; }
    int X;
  };
  static std::unordered_map<const Mesh *, int> Areas;
};

// Defined in another file, it may take entries out.
class Stage {
public:
  static int area(const Mesh &M) {
    auto It = Areas.find(&M);
    if (It != Areas.end())
      return It->second;
    return Areas[&M] = measure(M); // no-warning: open-container
  }

private:
  struct Keeper;
  static std::unordered_map<const Mesh *, int> Areas;
};

class Studio {
public:
  static int area(const Mesh &M) {
    auto It = Areas.find(&M);
    if (It != Areas.end())
      return It->second;
    return Areas[&M] = measure(M); // no-warning: open-container
  }

private:
  struct Keeper {
    void meshGone(const Mesh &M);
  };
  static std::unordered_map<const Mesh *, int> Areas;
};
