// Stands in for the standard library where a test is about the checker and not
// about a library: the contract of the classes, and no bodies.
#pragma clang system_header
typedef __SIZE_TYPE__ size_t;
typedef __UINTPTR_TYPE__ uintptr_t;

namespace std {
template <class A, class B> struct pair {
  A first;
  B second;
  pair(const A &a, const B &b) : first(a), second(b) {}
};

template <class K, class V> class map {
public:
  using key_type = K;
  using mapped_type = V;
  using value_type = pair<const K, V>;
  struct iterator {
    value_type *operator->() const;
    bool operator!=(const iterator &) const;
  };
  map();
  ~map();
  V &operator[](const K &);
  pair<iterator, bool> insert(const value_type &);
  template <class... As> pair<iterator, bool> emplace(As &&...);
  iterator find(const K &);
  size_t count(const K &) const;
  size_t erase(const K &);
  iterator erase(iterator);
  void clear();
  bool empty() const;
  size_t size() const;
  iterator begin();
  iterator end();
};

template <class K> class set {
public:
  using key_type = K;
  struct iterator {
    const K &operator*() const;
    bool operator!=(const iterator &) const;
  };
  pair<iterator, bool> insert(const K &);
  iterator find(const K &);
  size_t count(const K &) const;
  size_t erase(const K &);
  void clear();
  iterator end();
};
} // namespace std
