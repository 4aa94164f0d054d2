// The literal of a format makes a name around an address: it is one as soon as the text gets out, but for people.
// RUN: %check_stableid -no-fix %s stableid-address-as-id

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>

struct Value { int width; };
struct Node { char name[32]; char error[64]; std::string label; };

std::string textOf(const char *format, ...) __attribute__((format(printf, 1, 2)));
void emit(const char *format, ...) __attribute__((format(printf, 1, 2)));
void logf(const char *format, ...) __attribute__((format(printf, 1, 2)));
void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
void declare(const char *name);
void report_error(const char *text);
struct channel;
struct channel *channel_open(int state, const char *channel_id_format, ...) __attribute__((format(printf, 2, 3)));

void named(Node &N, const Value *V) {
  emit("int arg_%p;", static_cast<const void *>(V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Value' becomes the ID 'arg_%p'; another object can get the same one [stableid-address-as-id]
  emit("<node id=\"%p\"/>", static_cast<const void *>(V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Value' becomes the ID 'id="%p"'; another object can get the same one [stableid-address-as-id]
  emit("n%p -> end;", static_cast<const void *>(V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Value' becomes the ID 'n%p'; another object can get the same one [stableid-address-as-id]
  emit("reg_0x%lx", reinterpret_cast<unsigned long>(V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Value' becomes the ID 'reg_%x'; another object can get the same one [stableid-address-as-id]
  snprintf(N.name, sizeof N.name, "layer%p", static_cast<const void *>(V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Value' becomes the ID 'layer%p'; another object can get the same one [stableid-address-as-id]
  N.label = textOf("%s_%p", "value", static_cast<const void *>(V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Value' becomes the ID '_%p'; another object can get the same one [stableid-address-as-id]
  char Name[32];
  snprintf(Name, sizeof Name, "var_%p", static_cast<const void *>(V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Value' becomes the ID 'var_%p'; another object can get the same one [stableid-address-as-id]
  declare(Name);
  channel_open(1, "stream/%d-%p", 7, static_cast<const void *>(V));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Value' becomes the ID 'channel_id_format'; another object can get the same one [stableid-address-as-id]
}

void shown(Node &N, const Value *V) {
  emit("value at %p, ptr=%p [%p] (%p) @%p 0x%p\n", static_cast<const void *>(V), static_cast<const void *>(V), // no-warning
       static_cast<const void *>(V), static_cast<const void *>(V), static_cast<const void *>(V), static_cast<const void *>(V));
  emit("ptr%p from %p-%p", static_cast<const void *>(V), static_cast<const void *>(V), static_cast<const void *>(V)); // no-warning
  emit("addr=\"%p\"", static_cast<const void *>(V));               // no-warning
  emit("arg_%d", V->width);                                        // no-warning
  logf("arg_%p", static_cast<const void *>(V));                    // no-warning
  fail("arg_%p", static_cast<const void *>(V));                    // no-warning
  snprintf(N.error, sizeof N.error, "arg_%p", static_cast<const void *>(V)); // no-warning
  char *Made = static_cast<char *>(malloc(32));
  snprintf(Made, 32, "arg_%p", static_cast<const void *>(V));      // no-warning
  fprintf(stderr, "%s\n", Made);
  free(Made);
  char Text[32];
  snprintf(Text, sizeof Text, "arg_%p", static_cast<const void *>(V)); // no-warning
  fprintf(stderr, "%s\n", Text);
  if (strcmp(Text, "arg_0") == 0)
    report_error(Text);
  throw std::runtime_error(textOf("arg_%p", static_cast<const void *>(V))); // no-warning
}
std::string toString(const Value &V) { return textOf("value_%p", static_cast<const void *>(&V)); } // no-warning
