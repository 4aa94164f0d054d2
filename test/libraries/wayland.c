// Wayland, by declarations that stand in for its headers: arguments go to the other side, user data comes back.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <stdint.h>

struct wl_resource;
struct wl_proxy;
void wl_resource_post_event(struct wl_resource *, uint32_t opcode, ...);
void wl_resource_set_user_data(struct wl_resource *, void *data);
void wl_proxy_marshal(struct wl_proxy *, uint32_t opcode, ...);
void wl_proxy_set_user_data(struct wl_proxy *, void *session_id);

struct surface { uint32_t number; struct wl_proxy *buffer; };

void announced(struct wl_resource *to, struct surface *s) {
  wl_resource_post_event(to, 0, (uint32_t)(uintptr_t)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'surface' is written by 'wl_resource_post_event'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void announced_plain(struct wl_resource *to, struct surface *s) {
  wl_resource_post_event(to, 0, s->number); // no-warning
  wl_resource_post_event(to, 1, to);        // no-warning: a resource has a number of its own
  wl_resource_set_user_data(to, s);         // no-warning
}
void attached(struct wl_proxy *to, struct surface *s) {
  wl_proxy_marshal(to, 1, s->buffer, 0, 0); // no-warning
  wl_proxy_set_user_data(to, s);            // no-warning
}
