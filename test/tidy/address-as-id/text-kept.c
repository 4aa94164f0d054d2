// A text that was printed is kept by the pointer to it: from malloc, from a static array, through a helper.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c11-or-later

#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { char *session_id; const char *label; int number; };

void allocated(struct node *n) {
  char *text = malloc(32);
  snprintf(text, 32, "%p", (void *)n);
  n->session_id = text;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'node' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
void fixed(struct node *n) {
  static char text[32];
  snprintf(text, sizeof text, "%p", (void *)n);
  n->session_id = text;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'node' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
static char *text_of(struct node *n) {
  char *text = calloc(1, 32);
  sprintf(text, "%p", (void *)n);
  return text;
}
void helped(struct node *n) {
  n->session_id = text_of(n);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'node' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
static void keep(struct node *n, char *text) { n->session_id = text; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'node' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
void handed(struct node *n) {
  char *text = malloc(32);
  snprintf(text, 32, "%p", (void *)n);
  keep(n, text);
}

void number(struct node *n) {
  char *text = malloc(32);
  snprintf(text, 32, "%d", n->number);
  n->session_id = text;                          // no-warning
}
void shown(struct node *n) {
  char *text = malloc(32);
  snprintf(text, 32, "%p", (void *)n);
  fprintf(stderr, "%s\n", text);                 // no-warning
  free(text);
}
void reused(struct node *n) {
  char text[32];
  snprintf(text, sizeof text, "%p", (void *)n);
  fprintf(stderr, "%s\n", text);
  snprintf(text, sizeof text, "%d", n->number);
  keep(n, strdup(text));                         // no-warning
}
void compared(struct node *n, const char *line) {
  void *from = NULL;
  char *text = malloc(32);
  snprintf(text, 32, "%p", (void *)n);
  if (strcmp(text, line) == 0 && sscanf(text, "%p", &from) == 1)
    n->label = "same";                           // no-warning
  free(text);
}
