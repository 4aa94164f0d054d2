// Which rules name which call, against the real headers of both libraries: C and
// C++ functions, overloads, members of bases, inline namespaces, and the look-alikes
// that no rule may name.
// RUN: %build/bin/stableid-model-probe %s -- -std=c++17 \
// RUN:   -resource-dir %llvm_bin/../lib/clang/%llvm_major > %t
// RUN: FileCheck %s < %t
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <pthread.h>
#include <sstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <vector>

namespace mine {
std::string to_string(int);
void snprintf(char *, int, const char *);
struct Name : std::string {
  using std::string::string;
  size_t length() const;
};
struct Registry : std::map<int, int> {
  int &at(int);
};
} // namespace mine
void write(int, const std::string &, int);
static char *strdup(const std::string &) { return nullptr; }

void strings(std::string s, const char *c, void *p, std::string_view v) {
  s = std::to_string(1);
  // CHECK-DAG: [[#@LINE-1]]: to_string: propagation {Name: to_string, Scope: "std", SrcArgs: [0], DstArgs: [-1]}
  // CHECK-DAG: [[#@LINE-2]]: operator=: propagation {{.*}}DstArgs: [this, -1]
  s.append(c);
  // CHECK-DAG: [[#@LINE-1]]: append: propagation {{.*}}Scope: "std::basic_string", SrcArgs: [this, 0]
  s += v;
  // CHECK-DAG: [[#@LINE-1]]: operator+=: propagation
  (void)(s + c);
  // CHECK-DAG: [[#@LINE-1]]: operator+: propagation {Name: "operator+", Scope: "std"
  (void)s.size();
  // CHECK-DAG: [[#@LINE-1]]: size: none
  (void)s.find(c);
  // CHECK-DAG: [[#@LINE-1]]: find: none
  (void)s.c_str();
  // CHECK-DAG: [[#@LINE-1]]: c_str: propagation
  std::string copy(c);
  // CHECK-DAG: [[#@LINE-1]]: basic_string{{.*}}: propagation {Name: basic_string, Scope: "std::basic_string", SrcArgs: [0], DstArgs: [this]}
  // CHECK-DAG: [[#@LINE-2]]: copy: traits text
  std::string_view view = s;
  // CHECK-DAG: [[#@LINE-1]]: operator basic_string_view: propagation {Name: "operator T"
}

void mine_too(mine::Name n, mine::Registry r) {
  n.append("x");
  // CHECK-DAG: [[#@LINE-1]]: append: propagation
  (void)n.length();
  // CHECK-DAG: [[#@LINE-1]]: length: none
  (void)n.size();
  // CHECK-DAG: [[#@LINE-1]]: size: none
  r.at(1) = 2;
  // CHECK-DAG: [[#@LINE-1]]: at: propagation {Name: at, Scope: "std::map"
  (void)mine::to_string(1);
  // CHECK-DAG: [[#@LINE-1]]: to_string: none
  mine::snprintf(nullptr, 0, "");
  // CHECK-DAG: [[#@LINE-1]]: snprintf: none
  mine::Name copy = n;
  // CHECK-DAG: [[#@LINE-1]]: copy: traits text
}

void c_functions(char *b, const void *p, size_t n, int fd) {
  snprintf(b, n, "%p", p);
  // CHECK-DAG: [[#@LINE-1]]: snprintf: propagation {Name: snprintf, DstArgs: ["*0"], VariadicType: Src, VariadicIndex: 3, Format: 2}
  std::snprintf(b, n, "%p", p);
  // CHECK-DAG: [[#@LINE-1]]: snprintf: propagation
  write(fd, p, n);
  // CHECK-DAG: [[#@LINE-1]]: write: sink {Name: write, SrcArgs: ["*1"]}
  write(fd, std::string(), 1);
  // CHECK-DAG: [[#@LINE-1]]: write: none
  (void)strdup(std::string());
  // CHECK-DAG: [[#@LINE-1]]: strdup: none
  (void)strdup(b);
  // CHECK-DAG: [[#@LINE-1]]: strdup: propagation
  std::memcpy(b, p, n);
  // CHECK-DAG: [[#@LINE-1]]: memcpy: propagation {Name: memcpy, SrcArgs: ["*1"], DstArgs: ["*0", -1]}
  fprintf(stderr, "%p", p);
  // CHECK-DAG: [[#@LINE-1]]: fprintf: sink
  // CHECK-DAG: [[#@LINE-2]]: stderr: object filtered
  printf("%p", p);
  // CHECK-DAG: [[#@LINE-1]]: printf: filter
  (void)pthread_self();
  // CHECK-DAG: [[#@LINE-1]]: pthread_self: source {Name: pthread_self, DstArgs: [-1]}
  (void)getpid();
  // CHECK-DAG: [[#@LINE-1]]: getpid: none
}

std::ostream &global_stream();
void streams(std::ostream &os, std::ofstream &file, const void *p) {
  os << p << "x" << 1;
  // CHECK-DAG: [[#@LINE-1]]: operator<<: propagation {Name: "operator<<", Scope: "std::basic_ostream", SrcArgs: [this, 0], DstArgs: [this, -1]}
  // CHECK-DAG: [[#@LINE-2]]: operator<<: propagation {Name: "operator<<", Scope: "std", SrcArgs: [0, 1], DstArgs: ["*0", -1]}
  file << std::this_thread::get_id();
  // CHECK-DAG: [[#@LINE-1]]: operator<<: propagation {Name: "operator<<", Scope: "std"
  std::cerr << p;
  // CHECK-DAG: [[#@LINE-1]]: cerr: object filtered
  file.write("x", 1);
  // CHECK-DAG: [[#@LINE-1]]: write: propagation {Name: write, Scope: "std::basic_ostream"
  std::ostringstream out;
  // CHECK-DAG: [[#@LINE-1]]: out: traits text stream
  (void)out.str();
  // CHECK-DAG: [[#@LINE-1]]: str: propagation {{.*}}SrcArgs: [this], DstArgs: [-1], Params: 0
  out.str("x");
  // CHECK-DAG: [[#@LINE-1]]: str: propagation {{.*}}SrcArgs: [0], DstArgs: [this], Params: 1
  std::ofstream opened("x");
  // CHECK-DAG: [[#@LINE-1]]: opened: traits stream channel
  std::ostream &any = file;
  // CHECK-DAG: [[#@LINE-1]]: any: traits stream{{$}}
}

struct Session {
  int id;
};
void pointers(std::shared_ptr<Session> s, std::unique_ptr<Session> u,
              std::weak_ptr<Session> w, std::thread::id t) {
  // CHECK-DAG: [[#@LINE-2]]: s: traits address owner
  // CHECK-DAG: [[#@LINE-3]]: u: traits address{{$}}
  // CHECK-DAG: [[#@LINE-3]]: w: traits address{{$}}
  // CHECK-DAG: [[#@LINE-4]]: t: traits address{{$}}
  (void)s.get();
  // CHECK-DAG: [[#@LINE-1]]: get: propagation {{.*}}SrcArgs: [this], DstArgs: [-1]
  (void)u->id;
  // CHECK-DAG: [[#@LINE-1]]: operator->: propagation
  (void)(*s).id;
  // CHECK-DAG: [[#@LINE-1]]: operator*: propagation
  (void)std::hash<Session *>()(u.get());
  // CHECK-DAG: [[#@LINE-1]]: operator(): propagation {{.*}}SrcArgs: [0], DstArgs: [-1]
  (void)std::hash<std::shared_ptr<Session>>()(s);
  // CHECK-DAG: [[#@LINE-1]]: operator(): propagation
  (void)std::hash<std::unique_ptr<Session>>()(u);
  // CHECK-DAG: [[#@LINE-1]]: operator(): propagation
  (void)std::hash<std::thread::id>()(t);
  // CHECK-DAG: [[#@LINE-1]]: operator(): propagation
  (void)std::hash<std::string>()("x");
  // CHECK-DAG: [[#@LINE-1]]: operator(): propagation
  (void)std::hash<int>()(1);
  // CHECK-DAG: [[#@LINE-1]]: operator(): propagation
  (void)w.lock();
  // CHECK-DAG: [[#@LINE-1]]: lock: propagation
}

void containers(std::vector<unsigned long> v, std::unordered_map<int, int> m,
                std::optional<long> o, std::atomic<long> &a) {
  // CHECK-DAG: [[#@LINE-2]]: v: traits container
  // CHECK-DAG: [[#@LINE-2]]: o: traits integer
  v.push_back(1);
  // CHECK-DAG: [[#@LINE-1]]: push_back: propagation
  v.insert(v.end(), 2);
  // CHECK-DAG: [[#@LINE-1]]: insert: propagation {{.*}}SrcArgs: [this, 1], DstArgs: [this, -1], Params: 2
  v.insert(v.end(), &v[0], &v[1]);
  // CHECK-DAG: [[#@LINE-1]]: insert: propagation {{.*}}SrcArgs: [this, "*1"], DstArgs: [this, -1], Params: 3
  (void)v.size();
  // CHECK-DAG: [[#@LINE-1]]: size: none
  m[1] = 2;
  // CHECK-DAG: [[#@LINE-1]]: operator[]: propagation {{.*}}"std::unordered_map"
  (void)m.find(1);
  // CHECK-DAG: [[#@LINE-1]]: find: none
  for (unsigned long i : v)
    // CHECK-DAG: [[#@LINE-1]]: begin: propagation
    // CHECK-DAG: [[#@LINE-2]]: operator*: propagation
    (void)i;
  (void)o.value();
  // CHECK-DAG: [[#@LINE-1]]: value: propagation
  (void)*o;
  // CHECK-DAG: [[#@LINE-1]]: operator*: propagation
  (void)a.load();
  // CHECK-DAG: [[#@LINE-1]]: load: propagation
  a.store(1);
  // CHECK-DAG: [[#@LINE-1]]: store: propagation
  long plain = a;
  // CHECK-DAG: [[#@LINE-1]]: operator {{.*}}: propagation {Name: "operator T"
  // CHECK-DAG: [[#@LINE-2]]: plain: traits{{$}}
  (void)std::move(plain);
  // CHECK-DAG: [[#@LINE-1]]: move: propagation {{.*}}Params: 1
}
