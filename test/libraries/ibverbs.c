// libibverbs, by declarations that stand in for its headers: contexts and work requests come back, a handle that is sent does not.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <stdint.h>
#include <sys/socket.h>

struct ibv_cq;
struct ibv_wc { uint64_t wr_id; };
struct ibv_send_wr { uint64_t wr_id; };
struct ibv_cq *ibv_create_cq(void *, int, void *session_id, void *, int);
int ibv_poll_cq(struct ibv_cq *, int, struct ibv_wc *);
int ibv_post_send(void *, struct ibv_send_wr *, struct ibv_send_wr **);

struct request { int done; uint64_t number; };
struct peer { uint64_t request_id; };

struct ibv_cq *opened(void *device, struct request *r) {
  return ibv_create_cq(device, 16, r, 0, 0); // no-warning
}
void posted(void *queue, struct request *r) {
  struct ibv_send_wr work = {.wr_id = (uintptr_t)r}, *bad; // no-warning
  ibv_post_send(queue, &work, &bad);
}
void polled(struct ibv_cq *queue) {
  struct ibv_wc done;
  while (ibv_poll_cq(queue, 1, &done) > 0)
    ((struct request *)(uintptr_t)done.wr_id)->done = 1;
}
void told(int to, struct peer *p, struct request *r) {
  p->request_id = (uintptr_t)r;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'request' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  send(to, &p->request_id, sizeof p->request_id, 0);
}
