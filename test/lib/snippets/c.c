/* The code of docs/c.md. */
#define STABLEID_IMPLEMENTATION
#include <stableid.h>

#include <stdio.h>

struct session {
  uint64_t id;
  int count;
};

static struct session *session_new(void) {
  struct session *made = (struct session *)calloc(1, sizeof *made);
  if (made != NULL)
    made->id = stableid_next_id();
  return made;
}

static bool print_token(void) {
  stableid_uuid token;
  char text[STABLEID_UUID_TEXT];
  if (!stableid_uuid_v4(&token))
    return false; /* no random bytes: no token */
  puts(stableid_uuid_text(&token, text));
  return true;
}

static stableid_registry *sessions;

static void on_event(void *cookie) {
  const stableid_handle handle = {(uint64_t)(uintptr_t)cookie};
  struct session *session = (struct session *)stableid_find(sessions, handle);
  if (session == NULL)
    return; /* it ended before the event came */
  ++session->count;
}

int main(void) {
  struct session *session = session_new();
  stableid_handle handle;
  int late;
  sessions = stableid_registry_new();
  handle = stableid_attach(sessions, session);
  on_event((void *)(uintptr_t)handle.value);
  late = session->count;
  stableid_detach(sessions, handle);
  on_event((void *)(uintptr_t)handle.value);
  late -= session->count;
  free(session);
  stableid_registry_free(sessions);
  return print_token() && late == 0 ? 0 : 1;
}
