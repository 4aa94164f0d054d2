// C from C11 to C23: records written whole, buffers of text, files and descriptors.
// RUN: %check_stableid %s stableid-address-in-output -std=c11-or-later

#define _POSIX_C_SOURCE 200809L
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct session { char user[16]; struct session *next; };
struct header { uint32_t kind, size; };
struct message { struct header head; const struct session *from; };

void whole(int fd, const struct message *m, const struct session *s) {
  struct message local = {{1, 2}, s};
  if (write(fd, m, sizeof *m) < 0) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
  if (write(fd, &local, sizeof local) < 0) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
  if (write(fd, &m->head, sizeof m->head) < 0) return;               // no-warning
  if (write(fd, s->user, sizeof s->user) < 0) return;                // no-warning
  if (send(fd, &s, sizeof s, 0) < 0) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'send'; it differs in every run and reveals the address space [stableid-address-in-output]
  if (write(STDERR_FILENO, &local, sizeof local) < 0) return;        // no-warning
}

void text(const struct session *s) {
  char line[64];
  FILE *f = fopen("sessions.txt", "w");
  if (!f) return;
  fprintf(f, "%p\n", (const void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} is written by 'fprintf'; it differs in every run and reveals the address space [stableid-address-in-output]
  fprintf(f, "%s\n", s->user);                                       // no-warning
  snprintf(line, sizeof line, "%lx\n", (unsigned long)s);
  fputs(line, f);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'fputs'; it differs in every run and reveals the address space [stableid-address-in-output]
  fwrite(line, 1, strlen(line), f);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'fwrite'; it differs in every run and reveals the address space [stableid-address-in-output]
  fwrite(&s, sizeof s, 1, f);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'fwrite'; it differs in every run and reveals the address space [stableid-address-in-output]
  fwrite(s->user, 1, sizeof s->user, f);                             // no-warning
  fclose(f);
}

// Silent: standard streams, a log, a stream of the caller, an own pipe.
void show(const struct session *s) {
  printf("%p\n", (const void *)s);                                   // no-warning
  fprintf(stderr, "%p\n", (const void *)s);                          // no-warning
}
void write_log(FILE *log, const struct session *s) { fprintf(log, "%p\n", (const void *)s); } // no-warning
void render(FILE *out, const struct session *s) { fprintf(out, "%p\n", (const void *)s); }     // no-warning
static int wake[2];
void post(struct session *s) { if (write(wake[1], &s, sizeof s) < 0) abort(); } // no-warning
struct session *take(void) {
  struct session *s = NULL;
  return read(wake[0], &s, sizeof s) == sizeof s ? s : NULL;
}

// A text that waits in an element of an array until it is written.
static char *copied(const char *text) {
  char *copy = malloc(strlen(text) + 1);
  if (copy) strcpy(copy, text);
  return copy;
}
void collect(const struct session *s) {
  char line[64];
  char *names[2];
  char *users[2];
  FILE *f = fopen("names.txt", "w");
  if (!f) return;
  snprintf(line, sizeof line, "%p", (const void *)s);
  for (int i = 0; i < 2; i++) {
    names[i] = copied(line);
    users[i] = copied(s->user);
  }
  for (int i = 0; i < 2; i++) {
    fprintf(f, "%s\n", names[i]);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'fprintf'; it differs in every run and reveals the address space [stableid-address-in-output]
    fprintf(f, "%s\n", users[i]);                                    // no-warning
  }
  char **list = malloc(2 * sizeof *list);
  if (!list) return;
  list[0] = copied(line);
  fputs(list[0], f);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'fputs'; it differs in every run and reveals the address space [stableid-address-in-output]
  fclose(f);
}
