// A va_list is no struct of pointers: who formats one prints what the caller passed.
// RUN: %check_stableid %s stableid-address-in-output

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct peer { int port; };

int say_all(int fd, const char *format, va_list args) {
  char line[128];
  vsnprintf(line, sizeof line, format, args);
  return (int)write(fd, line, strlen(line)); // no-warning
}
int say(int fd, const char *format, ...) {
  char line[128];
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  size_t length = (size_t)vsnprintf(line, sizeof line - 1, format, again);
  va_end(again);
  va_end(args);
  return (int)write(fd, line, length); // no-warning
}
struct message { const char *format; va_list *args; };
int say_message(int fd, const struct message *m) {
  char line[128];
  vsnprintf(line, sizeof line, m->format, *m->args);
  return (int)write(fd, line, strlen(line)); // no-warning
}
int say_port(int fd, const struct peer *p) {
  char line[128];
  snprintf(line, sizeof line, "%d", p->port);
  return (int)write(fd, line, strlen(line)); // no-warning
}
int say_peer(int fd, const struct peer *p) {
  char line[128];
  snprintf(line, sizeof line, "%p", (const void *)p);
  return (int)write(fd, line, strlen(line));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'peer' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
// What is taken out of one is known by the type that it is taken as.
int send_next(int fd, int count, ...) {
  va_list args;
  va_start(args, count);
  int number = va_arg(args, int);
  uintptr_t word = (uintptr_t)va_arg(args, struct peer *);
  va_end(args);
  if (write(fd, &number, sizeof number) < 0) // no-warning
    return -1;
  return (int)write(fd, &word, sizeof word);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'peer' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
