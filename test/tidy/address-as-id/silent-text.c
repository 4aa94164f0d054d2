// An object that holds a text, in the code that knows its fields: the text is made of the address, its length is not.
// RUN: %check_stableid %s stableid-address-as-id -std=gnu17

struct session { int user; };
struct sqlite3_str { char *text; unsigned long length; };
typedef struct sqlite3_str sqlite3_str;
void sqlite3_str_appendf(sqlite3_str *to, const char *format, ...);
char *sqlite3_str_finish(sqlite3_str *from);
struct request { unsigned long request_id; char *trace_id; };

static unsigned long length_of(const sqlite3_str *text) { return text->length; }

void measured(struct request *r, sqlite3_str *text, const struct session *s) {
  sqlite3_str_appendf(text, "%p", (const void *)s);
  r->request_id = text->length; // no-warning
}
void measured_by(struct request *r, const struct session *s) {
  sqlite3_str text = {0, 0};
  sqlite3_str_appendf(&text, "%p", (const void *)s);
  r->request_id = length_of(&text); // no-warning
}

// The twin: the text itself.
void finished(struct request *r, sqlite3_str *text, const struct session *s) {
  sqlite3_str_appendf(text, "%p", (const void *)s);
  r->trace_id = sqlite3_str_finish(text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}
