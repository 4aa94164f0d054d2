// A call as its effects: what is read of its arguments, how, and where it is put or sent; by rules, and by names where no rule is.
// RUN: env STABLEID_DUMP=1 %clang_tidy --quiet --config={} -checks=-*,stableid-address-in-output %s -- -std=c++17 2>&1 | FileCheck %s

#include <cstdio>
#include <functional>
#include <string>

struct Session { char name[32]; };

void text(Session *s) { std::snprintf(s->name, sizeof s->name, "%p", (void *)s); }
// CHECK-LABEL: text:
// CHECK: call snprintf {{.*}} { printed -> = 0 }

std::string joined(Session *s) { return "s" + std::to_string((unsigned long)s); }
// CHECK-LABEL: joined:
// CHECK: call to_string {{.*}} { value 0 -> result }
// CHECK: call operator+ {{.*}} { converted numbers of content 0 value 1 -> result }

unsigned long hashed(Session *s) { return std::hash<Session *>{}(s); }
// CHECK-LABEL: hashed:
// CHECK: call operator() {{.*}} { hashed value 0 hashed -> result }

void sent(Session *s, std::FILE *f) { std::fwrite(&s, sizeof s, 1, f); }
// CHECK-LABEL: sent:
// CHECK: call fwrite {{.*}} { bytes 0 -> sink 'fwrite' }

struct Sha { void update(const void *, unsigned long); };
void put(Sha &sha, Session *s) {
  unsigned long n = (unsigned long)s;
  sha.update(&n, sizeof n);
}
// By its name alone: the object takes it in.
// CHECK-LABEL: put:
// CHECK: call update on sha {{.*}} { {{.*}}content 0{{.*}} -> this } {{.*}} hashes
