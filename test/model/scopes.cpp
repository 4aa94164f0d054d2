// How a rule finds a function: namespaces that do not count, bases, template
// arguments, wildcards, numbers of parameters; and how little it takes to miss.
// RUN: %build/bin/stableid-model-probe %s %S/Inputs/scopes.yaml -- -std=c++17 > %t
// RUN: FileCheck %s < %t

namespace outer {
inline namespace v2 {
namespace inner {
int make(int);
}
} // namespace v2
namespace {
namespace inner {
int make(long);
}
} // namespace
struct Far {
  int read(int);
  virtual int over();
};
struct Base : Far {
  int read(int);
  int take(int);
  int take(int, int);
};
struct Derived : Base {};
struct Own : Base {
  int read(int);
};
template <typename T> int pick(T);
template <typename T, typename U> struct Box {
  explicit Box(T);
  Box();
  U get() const;
  operator U() const;
};
struct Late : Box<int, int> {};
namespace log {
void info(int);
void loud(int);
namespace deep {
void info(int);
}
} // namespace log
struct Message {
  void set_owner(int);
  void set_allocated_owner(int);
  void settle(int);
};
struct Peer : Message {
  void set_name(int);
};
using Ticket = long;
extern int quiet;
int shout;
} // namespace outer
namespace other {
namespace outer {
namespace inner {
int make(int);
}
} // namespace outer
int global(int);
} // namespace other
int global(int);

void spaces() {
  outer::inner::make(1);
  // CHECK-DAG: [[#@LINE-1]]: make: propagation {Name: make, Scope: "outer::inner"
  outer::inner::make(1L);
  // CHECK-DAG: [[#@LINE-1]]: make: propagation
  other::outer::inner::make(1);
  // CHECK-DAG: [[#@LINE-1]]: make: none
  global(1);
  // CHECK-DAG: [[#@LINE-1]]: global: propagation {Name: global
  other::global(1);
  // CHECK-DAG: [[#@LINE-1]]: global: none
}

void bases(outer::Far f, outer::Base b, outer::Derived d, outer::Own o) {
  // CHECK-DAG: [[#@LINE-1]]: f: traits{{$}}
  // CHECK-DAG: [[#@LINE-2]]: b: traits address
  // CHECK-DAG: [[#@LINE-3]]: d: traits address
  f.read(1);
  // CHECK-DAG: [[#@LINE-1]]: read: propagation {Name: read, Scope: "outer::Far"
  b.read(1);
  // CHECK-DAG: [[#@LINE-1]]: read: propagation {Name: read, Scope: "outer::Base"
  d.read(1);
  // CHECK-DAG: [[#@LINE-1]]: read: propagation {Name: read, Scope: "outer::Base"
  o.read(1);
  // CHECK-DAG: [[#@LINE-1]]: read: propagation {Name: read, Scope: "outer::Base"
  f.over();
  // CHECK-DAG: [[#@LINE-1]]: over: none
  b.take(1);
  // CHECK-DAG: [[#@LINE-1]]: take: none
  b.take(1, 2);
  // CHECK-DAG: [[#@LINE-1]]: take: propagation
}

void arguments(outer::Box<char, int> i, outer::Box<char, char *> p,
               outer::Late l, const char *text, void *any) {
  // CHECK-DAG: [[#@LINE-2]]: i: traits integer
  // CHECK-DAG: [[#@LINE-2]]: l: traits integer
  outer::pick(any);
  // CHECK-DAG: [[#@LINE-1]]: pick: propagation {{.*}}SrcArgs: [0], DstArgs: [-1], TemplateArgs: [pointer]
  outer::pick(outer::Derived());
  // CHECK-DAG: [[#@LINE-1]]: pick: propagation {{.*}}TemplateArgs: [pointer]
  outer::pick(1);
  // CHECK-DAG: [[#@LINE-1]]: pick: propagation {{.*}}TemplateArgs: [integer]
  outer::pick(text);
  // CHECK-DAG: [[#@LINE-1]]: pick: propagation {{.*}}TemplateArgs: [text]
  outer::pick(1.0);
  // CHECK-DAG: [[#@LINE-1]]: pick: none
  i.get();
  // CHECK-DAG: [[#@LINE-1]]: get: propagation
  p.get();
  // CHECK-DAG: [[#@LINE-1]]: get: none
  int n = i;
  // CHECK-DAG: [[#@LINE-1]]: operator int: propagation {Name: "operator T"
  outer::Box<int, int> made(1);
  // CHECK-DAG: [[#@LINE-1]]: Box{{.*}}: propagation {Name: Box
}

void patterns(outer::Peer p, outer::Ticket t) {
  // CHECK-DAG: [[#@LINE-1]]: t: traits handle
  p.set_name(1);
  // CHECK-DAG: [[#@LINE-1]]: set_name: sink {Name: "set_*", Scope: "outer::Message", SrcArgs: [0], Pointers: followed}
  p.set_owner(1);
  // CHECK-DAG: [[#@LINE-1]]: set_owner: sink {Name: "set_*"
  p.set_allocated_owner(1);
  // CHECK-DAG: [[#@LINE-1]]: set_allocated_owner: filter {Name: "set_allocated_*"
  p.settle(1);
  // CHECK-DAG: [[#@LINE-1]]: settle: none
}

void filters() {
  outer::log::info(1);
  // CHECK-DAG: [[#@LINE-1]]: info: filter {Name: "*"
  outer::log::loud(1);
  // CHECK-DAG: [[#@LINE-1]]: loud: sink
  outer::log::deep::info(1);
  // CHECK-DAG: [[#@LINE-1]]: info: none
  outer::shout = outer::quiet;
  // CHECK-DAG: [[#@LINE-1]]: quiet: object filtered
  // CHECK-DAG: [[#@LINE-2]]: shout: object{{$}}
}
