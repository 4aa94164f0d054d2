// libuv: what is written, and names of files; data of handles comes back as it is.
// REQUIRES: libuv
// RUN: %check_stableid %s stableid-address-in-output -std=gnu11

#include <stdio.h>
#include <string.h>
#include <uv.h>

struct client { int number; };

void greet(uv_stream_t *to, uv_write_t *request, struct client *c) {
  char line[64];
  snprintf(line, sizeof line, "hello %p\n", (void *)c);
  uv_buf_t buffer = uv_buf_init(line, strlen(line));
  uv_write(request, to, &buffer, 1, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'client' is written by 'uv_write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void greet_plain(uv_stream_t *to, uv_write_t *request, struct client *c) {
  char line[64];
  snprintf(line, sizeof line, "hello %d\n", c->number);
  uv_buf_t buffer = uv_buf_init(line, strlen(line));
  uv_handle_set_data((uv_handle_t *)to, c);
  uv_write(request, to, &buffer, 1, NULL); // no-warning
}
void offer(uv_pipe_t *pipe, struct client *c) {
  char name[64];
  snprintf(name, sizeof name, "/run/client/%p", (void *)c);
  uv_pipe_bind(pipe, name);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'client' is written by 'uv_pipe_bind'; it differs in every run and reveals the address space [stableid-address-in-output]
}
