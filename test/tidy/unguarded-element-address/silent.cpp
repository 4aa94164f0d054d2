// The address of an element that is there, or of none: nothing is said, not even
// with ReportLikely.
// RUN: %check_stableid %s stableid-unguarded-element-address -std=c++11-or-later -- -config="{CheckOptions: {stableid-unguarded-element-address.ReportLikely: true}}"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct Point {
  int x, y;
};
void use(const int *values, std::size_t count);
void fill(int *values, std::size_t count);
void one(const int *value);
void point(const Point *p);
bool decides();
void warn(const char *what);

// data() is right for an empty container too.
void data(const std::vector<int> &v) { use(v.data(), v.size()); }

// Tests, in every spelling.
void empty(const std::vector<int> &v) {
  if (!v.empty())
    use(&v[0], v.size());
}
void returned(const std::vector<int> &v) {
  if (v.empty())
    return;
  use(&v.front(), v.size());
  one(&v.back());
}
void size(const std::vector<int> &v) {
  if (v.size())
    use(&v[0], v.size());
}
void sizeNotZero(const std::vector<int> &v) {
  if (v.size() != 0)
    use(&v[0], v.size());
}
void sizeZero(const std::vector<int> &v) {
  if (v.size() == 0)
    return;
  use(&v[0], v.size());
}
void sizeAbove(const std::vector<int> &v) {
  if (v.size() > 0)
    use(&v[0], v.size());
  if (1 <= v.size())
    use(&v[0], v.size());
  if (v.size() >= 2)
    one(&v[v.size() - 1]);
}
void sizeBelow(const std::vector<int> &v) {
  if (v.size() < 1)
    return;
  use(&v[0], v.size());
}
void sizeOtherwise(const std::vector<int> &v) {
  if (v.size() <= 3)
    return;
  use(&*v.begin(), v.size());
}
void exact(const std::vector<int> &v) {
  if (v.size() == 4)
    use(&v[0], v.size());
}
void cast(const std::vector<int> &v) {
  if (static_cast<int>(v.size()) > 0)
    use(&v[0], v.size());
}
void length(const std::vector<int> &v) {
  const std::size_t n = v.size();
  if (n == 0)
    return;
  use(&v[0], n);
}
void flag(const std::vector<int> &v) {
  const bool none = v.empty();
  if (!none)
    use(&v[0], v.size());
}
void iterators(const std::vector<int> &v) {
  if (v.begin() != v.end())
    use(&v[0], v.size());
}
void both(const std::vector<int> &v, const std::vector<int> &w) {
  if (v.empty() || w.empty())
    return;
  use(&v[0], w.size());
  use(&w[0], w.size());
}
void either(const std::vector<int> &v, bool wanted) {
  if (wanted && !v.empty())
    use(&v[0], v.size());
  use(v.empty() ? nullptr : &v[0], v.size());
}
bool shortcut(const std::vector<int> &v) {
  return !v.empty() && *(&v[0]) > 3;
}
void expected(const std::vector<int> &v) {
  if (__builtin_expect(!!v.empty(), 0))
    return;
  use(&v[0], v.size());
}
void asserted(const std::vector<int> &v) {
  assert(!v.empty());
  use(&v[0], v.size());
}
#define CHECK(What)                                                            \
  do {                                                                         \
    if (!(What))                                                               \
      std::abort();                                                            \
  } while (false)
void checked(const std::vector<int> &v) {
  CHECK(v.size() > 0);
  use(&v[0], v.size());
}
void thrown(const std::vector<int> &v) {
  if (v.empty())
    throw 1;
  use(&v.front(), v.size());
}

// Loops over it.
void loop(const std::vector<int> &v) {
  for (std::size_t i = 0; i < v.size(); ++i)
    use(&v[0], i);
}
void notEqual(const std::vector<int> &v) {
  for (std::size_t i = 0; i != v.size(); ++i)
    use(&v[0], i);
}
void ranged(const std::vector<int> &v) {
  for (int x : v)
    use(&v[0], x);
}
void walked(const std::vector<int> &v) {
  for (auto it = v.begin(); it != v.end(); ++it)
    one(&v.back());
}
void popped(std::vector<int> &v) {
  while (!v.empty()) {
    one(&v.back());
    v.pop_back();
  }
}

// Something has been put in.
void pushed(std::vector<int> &v) {
  v.push_back(1);
  one(&v.back());
}
void emplaced(std::vector<Point> &v) {
  v.emplace_back();
  point(&v.back());
}
void inserted(std::vector<int> &v) {
  v.insert(v.begin(), 3);
  one(&v.front());
}
void addedIfEmpty(std::vector<int> &v) {
  if (v.empty())
    v.push_back(0);
  use(&v[0], v.size());
}

// Made with elements, or with a size that is none of 0.
void listed() {
  std::vector<int> v = {1, 2, 3};
  use(&v[0], v.size());
}
void constant() {
  std::vector<int> v(16);
  fill(&v[0], v.size());
}
void resized() {
  std::vector<int> v;
  v.resize(4);
  fill(&v[0], v.size());
}
void assigned() {
  std::vector<int> v;
  v.assign(3, 7);
  use(&v[0], v.size());
}
void oneMore(std::size_t n) {
  std::vector<int> v(n + 1);
  fill(&v[0], n);
}
void product() {
  const std::size_t width = 4, height = 2;
  std::vector<int> v(width * height);
  fill(&v[0], v.size());
}
void tested(std::size_t n) {
  if (n == 0)
    return;
  std::vector<int> v(n);
  fill(&v[0], n);
}
void testedLater(std::size_t n) {
  std::vector<int> v;
  v.resize(n);
  if (n > 0)
    fill(&v[0], n);
}
void bounded(int n) {
  std::vector<int> v(n);
  for (int i = 0; i < n; ++i)
    fill(&v[0], i);
}
void like(const std::vector<int> &in) {
  if (in.empty())
    return;
  std::vector<int> out(in.size());
  fill(&out[0], out.size());
}
void copied(const std::vector<int> &in) {
  if (in.empty())
    return;
  std::vector<int> out = in;
  fill(&out[0], out.size());
}
void filledOnAllPaths(bool much) {
  std::vector<int> v;
  if (much)
    v.resize(8);
  else
    v.push_back(1);
  use(&v[0], v.size());
}

// Empty, and left alone.
void neverThere() {
  std::vector<int> v;
  if (!v.empty())
    use(&v[0], v.size());
}

// Elsewhere: parts, pointers, accessors, members.
struct Mesh {
  std::vector<int> indices;
  std::vector<Point> points;
  const std::vector<int> &all() const { return indices; }
  bool has() const { return !indices.empty(); }
  void send() const {
    if (indices.empty())
      return;
    use(&indices[0], indices.size());
  }
  void ask() const {
    if (!has())
      return;
    use(&indices[0], indices.size());
  }
};
void part(const Mesh &m) {
  if (!m.indices.empty())
    use(&m.indices[0], m.indices.size());
}
void pointer(const Mesh *m) {
  if (m->indices.size() > 0)
    use(&m->indices[0], m->indices.size());
}
void through(const std::vector<int> *v) {
  if (v && !v->empty())
    use(&(*v)[0], v->size());
}
void accessor(const Mesh &m) {
  if (m.all().empty())
    return;
  use(&m.all()[0], m.all().size());
}
void owned(const std::unique_ptr<Mesh> &m) {
  if (m->indices.empty())
    return;
  use(&m->indices[0], m->indices.size());
}
void alias(const Mesh &m) {
  const std::vector<int> &v = m.indices;
  if (v.empty())
    return;
  use(&v[0], m.indices.size());
}

// A member of a fixed size.
class Buffer {
  std::vector<int> bytes_;

public:
  Buffer() : bytes_(4096) {}
  void flush() { use(&bytes_[0], bytes_.size()); }
};
class Table {
  std::vector<int> rows_ = {0};

public:
  void add(int x) { rows_.push_back(x); }
  void send() { use(&rows_[0], rows_.size()); }
};

// Containers whose first element is always there, or whose elements are found.
void array(const std::array<int, 3> &a) { use(&a[0], a.size()); }
void plain(int (&a)[3]) { use(&a[0], 3); }
void text(std::string &s) { std::memset(&s[0], 0, s.size()); }
void mapped(std::map<int, int> &m) { one(&m[0]); }
void rows(std::vector<std::vector<int>> &v) {
  for (std::vector<int> &row : v)
    if (!row.empty())
      one(&row[0]);
}
void atChecked(const std::vector<int> &v) { one(&v.at(0)); }
void indexed(const std::vector<int> &v, std::size_t i) { one(&v[i]); }
int read(const std::vector<int> &v) { return v[0] + v.front(); }
void measured(const std::vector<int> &v) {
  static_assert(sizeof(&v[0]) > 0, "");
  use(v.data(), v.size());
}
void heap(const std::vector<std::unique_ptr<int>> &v) { one(v.back().get()); }
void deque(std::deque<int> &d) {
  d.push_front(1);
  one(&d.front());
}

template <class T> void each(const std::vector<T> &v) {
  if (v.empty())
    return;
  use(&v[0], v.size());
}
void instantiate(const std::vector<int> &v) { each(v); }
void lambda(const std::vector<int> &v) {
  auto send = [&v] {
    if (!v.empty())
      use(&v[0], v.size());
  };
  send();
}

// A switch on the size.
void bySize(const std::vector<int> &v) {
  switch (v.size()) {
  case 0:
    break;
  case 1:
    use(&v[0], 1);
    break;
  default:
    use(&v[0], v.size());
  }
}
void bySizeOutside(const std::vector<int> &v) {
  switch (v.size()) {
  case 0:
    return;
  case 7:
    break;
  }
  use(&v[0], v.size());
}

// A range with a text's end in it.
void takeText(const char *text, std::size_t size);
void withEnd(const char *text, const std::string &name) {
  std::vector<char> copy(text, text + std::strlen(text) + 1);
  takeText(&copy[0], copy.size());
  std::vector<char> other(name.c_str(), name.c_str() + name.length() + 1);
  takeText(&other[0], other.size());
}
