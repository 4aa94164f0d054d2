// wxWidgets, by declarations that stand in for its headers: formatted text, and the configuration.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <cstddef>

struct wxFormatString { wxFormatString(const wchar_t *Text); wxFormatString(const char *Text); };
class wxString {
  void *Data;
public:
  wxString();
  wxString(const char *Text);
  template <typename... T> static wxString Format(const wxFormatString &How, T... All);
  template <typename... T> int Printf(const wxFormatString &How, T... All);
  wxString &operator<<(int Number);
  wxString &operator<<(unsigned long Number);
  wxString Left(std::size_t N) const;
};
class wxConfigBase {
public:
  bool Write(const wxString &Key, const wxString &Value);
  bool Write(const wxString &Key, long Value);
};
void wxLogDebug(const wxString &Text);
inline std::uintptr_t wxPtrToUInt(const void *P) { return reinterpret_cast<std::uintptr_t>(P); }

struct Window { int Number; const char *Title; };
struct Pane { wxString pane_id; unsigned long window_id; };

void named(Pane &P, Window *W) {
  P.pane_id = wxString::Format(L"%p", static_cast<void *>(W));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Window' becomes the ID 'pane_id'; another object can get the same one [stableid-address-as-id]
  P.pane_id.Printf("%08lx", static_cast<unsigned long>(wxPtrToUInt(W) & 0xffffffff));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Window' becomes the ID 'pane_id'; another object can get the same one [stableid-address-as-id]
  P.window_id = wxPtrToUInt(W);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Window' becomes the ID 'window_id'; another object can get the same one [stableid-address-as-id]
}
void named_stable(Pane &P, Window *W) {
  P.pane_id = wxString::Format(L"%d", W->Number); // no-warning
  P.pane_id.Printf("%s-%d", W->Title, W->Number); // no-warning
  wxLogDebug(wxString::Format("%p", static_cast<void *>(W))); // no-warning: a log
}
void kept(wxConfigBase &C, Window *W) {
  C.Write("owner", wxString::Format("%p", static_cast<void *>(W)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Window' is written by 'Write'; it differs in every run and reveals the address space [stableid-address-in-output]
  C.Write("owner", W->Number); // no-warning
}
