// libevent: a buffer carries what is added to it to where it is sent.
// REQUIRES: libevent
// RUN: %check_stableid %s stableid-address-in-output

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>
#include <stdio.h>

struct user { int number; };

void reply(struct evhttp_request *request, struct user *u) {
  struct evbuffer *body = evbuffer_new();
  evbuffer_add_printf(body, "{\"user\": \"%p\"}", (void *)u);
  evhttp_send_reply(request, 200, "OK", body);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'user' is written by 'evhttp_send_reply'; it differs in every run and reveals the address space [stableid-address-in-output]
  evbuffer_free(body);
}
void reply_plain(struct evhttp_request *request, struct user *u) {
  struct evbuffer *body = evbuffer_new();
  evbuffer_add_printf(body, "{\"user\": \"%d\"}", u->number);
  evhttp_send_reply(request, 200, "OK", body); // no-warning
  evbuffer_free(body);
}
void header(struct evkeyvalq *headers, struct user *u) {
  char text[32];
  snprintf(text, sizeof text, "%p", (void *)u);
  evhttp_add_header(headers, "X-User", text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'user' is written by 'evhttp_add_header'; it differs in every run and reveals the address space [stableid-address-in-output]
}
static void ready(evutil_socket_t fd, short what, void *arg) { (void)fd; (void)what; ((struct user *)arg)->number++; }
struct event *listen_to(struct event_base *base, struct user *u) { return event_new(base, 0, EV_READ, ready, u); } // no-warning
