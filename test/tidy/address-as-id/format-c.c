// How printf's formats read their arguments: which of them is printed, and which only says how.
// RUN: %check_stableid -no-fix %s stableid-address-as-id

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

struct session { char user[16]; long long number; };
struct record { char request_id[64]; wchar_t wide_id[64]; };

void printed(struct record *r, const struct session *s, int width) {
  sprintf(r->request_id, "%*d-%p", width, 7, (const void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  sprintf(r->request_id, "%.*s-%p", width, s->user, (const void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  sprintf(r->request_id, "%2$p of %1$s", s->user, (const void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  sprintf(r->request_id, "100%%-%p", (const void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  sprintf(r->request_id, "%m-%p", (const void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  sprintf(r->request_id, "%s%zx", s->user, (size_t)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  sprintf(r->request_id, "%lx", (unsigned long)s->user);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'user' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
}

void printed_wide(struct record *r, const struct session *s) {
  swprintf(r->wide_id, 64, L"%p", (const void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'wide_id'; another object can get the same one [stableid-address-as-id]
  swprintf(r->wide_id, 64, L"%lld of %s", s->number, s->user); // no-warning
}

void not_printed(struct record *r, const struct session *s, int width) {
  sprintf(r->request_id, "%s", s->user);                            // no-warning
  sprintf(r->request_id, "%.*s", width, s->user);                   // no-warning
  sprintf(r->request_id, "%2$lld of %1$s", s->user, s->number);     // no-warning
  sprintf(r->request_id, "%%p %lld", s->number, (const void *)s);   // no-warning: read by nothing
  sprintf(r->request_id, "%-*s|%'d", width, s->user, 12);           // no-warning
}
