// Windows, by declarations that stand in for its headers: cookies of windows, timers and ports come back; names of kernel objects are seen by others.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <stdint.h>

typedef void *HANDLE, *HWND;
typedef int64_t LONG_PTR;
typedef uint64_t ULONG_PTR, UINT_PTR;
typedef LONG_PTR LPARAM, LRESULT;
typedef UINT_PTR WPARAM;
LONG_PTR SetWindowLongPtrW(HWND, int, LONG_PTR new_id);
LRESULT SendMessageW(HWND, unsigned, WPARAM request_id, LPARAM);
UINT_PTR SetTimer(HWND, UINT_PTR timer_id, unsigned, void *);
HANDLE CreateIoCompletionPort(HANDLE, HANDLE, ULONG_PTR completion_id, unsigned);
HANDLE CreateMutexA(void *, int, const char *);
int WriteFile(HANDLE, const void *, unsigned, unsigned *, void *);
int wsprintfA(char *, const char *, ...);
long RegSetValueExA(void *, const char *, unsigned, unsigned, const unsigned char *, unsigned);
void OutputDebugStringA(const char *);

struct panel { LPARAM panel_id; uint64_t id; int number; };

void opened(HWND w, HANDLE port, struct panel *p) {
  SetWindowLongPtrW(w, -21, (LONG_PTR)p); // no-warning
  SendMessageW(w, 0x400, (WPARAM)p, (LPARAM)p); // no-warning
  SetTimer(w, (UINT_PTR)p, 100, 0); // no-warning
  CreateIoCompletionPort(port, 0, (ULONG_PTR)p, 0); // no-warning
  p->panel_id = (LPARAM)p; // no-warning
  p->id = (ULONG_PTR)p;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'panel' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
HANDLE locked(struct panel *p) {
  char name[64];
  wsprintfA(name, "panel-%p", p);
  OutputDebugStringA(name); // no-warning
  return CreateMutexA(0, 0, name);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'panel' is written by 'CreateMutexA'; it differs in every run and reveals the address space [stableid-address-in-output]
}
HANDLE locked_plain(struct panel *p) {
  char name[64];
  wsprintfA(name, "panel-%d", p->number);
  return CreateMutexA(0, 0, name); // no-warning
}
void saved(HANDLE file, void *key, struct panel *p) {
  uint64_t at = (uint64_t)p;
  unsigned written;
  WriteFile(file, &at, sizeof at, &written, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'panel' is written by 'WriteFile'; it differs in every run and reveals the address space [stableid-address-in-output]
  RegSetValueExA(key, "panel", 0, 11, (const unsigned char *)&at, sizeof at);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'panel' is written by 'RegSetValueExA'; it differs in every run and reveals the address space [stableid-address-in-output]
  WriteFile(file, &p->number, sizeof p->number, &written, 0); // no-warning
}
