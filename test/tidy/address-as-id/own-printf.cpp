// A printf of one's own: by the format attribute, by the shape of its parameters, or by what its body hands to vsnprintf.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-in-output

#include <cstdarg>
#include <cstdio>
#include <string>
#include <unistd.h>

struct Session { int user; };
struct Record { std::string session_id; };

// Only declared.
std::string textOf(const char *format, ...) __attribute__((format(printf, 1, 2)));
void appendTo(std::string *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *duplicated(const char *format, ...);
std::string listed(const char *format, va_list list);
struct CString {
  static CString made(const char *format, ...) __attribute__((format(printf, 1, 2)));
  void Format(const char *format, ...) __attribute__((format(printf, 2, 3)));
  const char *c_str() const;
  char *text;
};
struct strbuf { char *buf; unsigned len; };
void strbuf_addf(struct strbuf *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

void declared(Record &R, const Session *S) {
  R.session_id = textOf("user:%p", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  appendTo(&R.session_id, "user:%p", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  R.session_id = duplicated("user:%p", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  R.session_id = CString::made("%p", static_cast<const void *>(S)).c_str();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  CString Text;
  Text.Format("at %p", static_cast<const void *>(S));
  R.session_id = Text.c_str();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  strbuf Buffer = {};
  strbuf_addf(&Buffer, "at %p", static_cast<const void *>(S));
  R.session_id = Buffer.buf;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
void declaredButPlain(Record &R, const Session *S) {
  R.session_id = textOf("user:%d", S->user);                       // no-warning
  R.session_id = textOf("user:%d", S->user, S);                    // no-warning: read by nothing
  appendTo(&R.session_id, "user:%d", S->user);                     // no-warning
  CString Text;
  Text.Format("%d", S->user);
  R.session_id = Text.c_str();                                     // no-warning
  fprintf(stderr, "%s\n", textOf("at %p", static_cast<const void *>(S)).c_str()); // no-warning
}

// With a body.
static std::string made(const char *Format, ...) {
  char Buffer[256];
  va_list List;
  va_start(List, Format);
  vsnprintf(Buffer, sizeof Buffer, Format, List);
  va_end(List);
  return Buffer;
}
static std::string vmade(const char *Pattern, va_list Given) {
  char Buffer[256];
  va_list Copy;
  va_copy(Copy, Given);
  vsnprintf(Buffer, sizeof Buffer, Pattern, Copy);
  va_end(Copy);
  return std::string(Buffer);
}
static std::string handed(const char *Pattern, ...) {
  va_list List;
  va_start(List, Pattern);
  std::string Text = vmade(Pattern, List);
  va_end(List);
  return Text;
}
static int peer_printf(int Peer, const char *Pattern, ...) {
  char Buffer[256];
  va_list List;
  va_start(List, Pattern);
  int N = vsnprintf(Buffer, sizeof Buffer, Pattern, List);
  va_end(List);
  return write(Peer, Buffer, N);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
static void show(const char *Pattern, ...) {
  va_list List;
  va_start(List, Pattern);
  vfprintf(stderr, Pattern, List);                                 // no-warning
  va_end(List);
}
static int total(int N, ...) {
  va_list List;
  va_start(List, N);
  int Sum = 0;
  while (N--)
    Sum += va_arg(List, int);
  va_end(List);
  return Sum;
}

void bodies(Record &R, const Session *S, int Peer) {
  R.session_id = made("user:%p", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  R.session_id = handed("user:%p", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  peer_printf(Peer, "at %p", static_cast<const void *>(S));
}
void bodiesButPlain(Record &R, const Session *S, int Peer) {
  R.session_id = made("user:%d", S->user);                         // no-warning
  R.session_id = handed("user:%s", "nobody");                      // no-warning
  peer_printf(Peer, "%d", S->user);                                // no-warning
  peer_printf(STDERR_FILENO, "at %p", static_cast<const void *>(S)); // no-warning
  show("at %p", static_cast<const void *>(S));                     // no-warning
  R.session_id = std::to_string(total(2, 1, S->user));             // no-warning
}
