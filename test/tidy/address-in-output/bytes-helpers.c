// The bytes of an object go wherever a pointer to bytes that is made from it goes: helpers, loops, local pointers, buffers that grow.
// RUN: %check_stableid %s stableid-address-in-output -std=c11-or-later

#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct item { struct item *next; int number; };
struct hero { int x, y; struct item *bag; };
struct place { int x, y; };
struct late { int kind; char tag[8]; struct item *bag; };

static int put(int fd, const void *bytes, size_t size) { return write(fd, bytes, size) == (ssize_t)size; }
static void put_all(int fd, const void *bytes, size_t size) {
  const char *next = bytes;
  while (size) {
    ssize_t n = write(fd, next, size);
    if (n < 0) abort();
    next += n;
    size -= n;
  }
}
static void put_through(int fd, const void *bytes, size_t size) { put(fd, bytes, size); }
static void put_file(FILE *f, const void *bytes, size_t size) { if (fwrite(bytes, 1, size, f) != size) abort(); }
static void show(const void *bytes, size_t size) {
  const unsigned char *next = bytes;
  for (size_t i = 0; i < size; ++i) fprintf(stderr, "%02x", next[i]);
}
static unsigned sum_of(const void *bytes, size_t size) {
  const unsigned char *next = bytes;
  unsigned sum = 0;
  while (size--) sum = sum * 31 + *next++;
  return sum;
}
struct growing { char *data; size_t size; };
static void grow(struct growing *g, const void *bytes, size_t size) {
  g->data = realloc(g->data, g->size + size);
  memcpy(g->data + g->size, bytes, size);
  g->size += size;
}

void helpers(const struct hero *h, int fd) {
  put(fd, h, sizeof *h);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'item' is written by 'put'; it differs in every run and reveals the address space [stableid-address-in-output]
  put_all(fd, h, sizeof(struct hero));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'item' is written by 'put_all'; it differs in every run and reveals the address space [stableid-address-in-output]
  put_through(fd, h, sizeof *h);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'item' is written by 'put_through'; it differs in every run and reveals the address space [stableid-address-in-output]
  put(fd, &h, sizeof h);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'hero' is written by 'put'; it differs in every run and reveals the address space [stableid-address-in-output]
  FILE *f = fopen("hero", "wb");
  if (!f) return;
  put_file(f, h, sizeof *h);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'item' is written by 'put_file'; it differs in every run and reveals the address space [stableid-address-in-output]
  fclose(f);
}
void loop(const struct hero *h, int fd) {
  const char *next = (const char *)h;
  size_t left = sizeof *h;
  while (left) {
    ssize_t n = write(fd, next, left);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'item' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
    if (n < 0) abort();
    next += n;
    left -= n;
  }
}
void grown(const struct hero *h, struct growing *g, int s) {
  grow(g, h, sizeof *h);
  send(s, g->data, g->size, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'item' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
}

void plain(const struct hero *h, const struct place *p, const struct late *l, struct growing *g, int fd) {
  put(fd, p, sizeof *p);                                // no-warning
  put(fd, l, sizeof l->kind);                           // no-warning
  put_all(fd, l->tag, sizeof l->tag);                   // no-warning
  put(fd, &h->x, sizeof h->x);                          // no-warning
  put(fd, &h->bag->number, sizeof h->bag->number);      // no-warning
  put(STDERR_FILENO, h, sizeof *h);                     // no-warning
  put_file(stderr, h, sizeof *h);                       // no-warning
  show(h, sizeof *h);                                   // no-warning
  if (sum_of(h, sizeof *h) == 0) abort();               // no-warning
  grow(g, p, sizeof *p);
  send(fd, g->data, g->size, 0);                        // no-warning
}
void debug_hero(const struct hero *h, int fd) { put(fd, h, sizeof *h); } // no-warning

// What is written to a pipe is read back.
static int control[2];
struct command { int what; struct item *of; };
static void fetch(int fd, void *bytes, size_t size) { if (read(fd, bytes, size) < 0) abort(); }
static void read_all(int fd, void *bytes, size_t size) { fetch(fd, bytes, size); }
void post(struct item *i) {
  struct command c = {1, i};
  put(control[1], &c, sizeof c);                        // no-warning
}
void take(void) {
  struct command c;
  read_all(control[0], &c, sizeof c);
  free(c.of);
}
