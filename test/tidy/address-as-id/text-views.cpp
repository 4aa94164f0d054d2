// A class of the project that is made of (char *, length) carries the text, and no address of it.
// RUN: %check_stableid -no-fix %s stableid-address-as-id

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>

class Slice {
public:
  Slice(const char *Data, std::size_t Size) : Data(Data), Size(Size) {}
  std::string str() const { return std::string(Data, Size); }
  const char *data() const { return Data; }
  std::size_t size() const { return Size; }

private:
  const char *Data;
  std::size_t Size;
};
class View {
public:
  View(const char *Data, std::size_t Size);
  std::string str() const;

private:
  const char *Data;
  std::size_t Size;
};

struct Object { int Number; };
struct Store { std::string session_id; Slice request_id; };

void viewed(Store &S, const Object *O) {
  char Text[32];
  int N = std::snprintf(Text, sizeof Text, "%p", static_cast<const void *>(O));
  Slice Key(Text, N);
  S.session_id = Key.str();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  S.session_id = std::string(Key.data(), Key.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  View Other(Text, N);
  S.session_id = Other.str();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  S.request_id = Slice(Text, N);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
}
void plain(Store &S, const Object *O, const char *Given) {
  char Text[32];
  int N = std::snprintf(Text, sizeof Text, "%d", O->Number);
  Slice Key(Text, N);
  S.session_id = Key.str();                              // no-warning
  View Other(Given, std::strlen(Given));
  S.session_id = Other.str();                            // no-warning
  S.request_id = Slice(Given, std::strlen(Given));       // no-warning
  char Shown[32];
  N = std::snprintf(Shown, sizeof Shown, "%p", static_cast<const void *>(O));
  Slice At(Shown, N);
  std::fprintf(stderr, "%.*s\n", int(At.size()), At.data()); // no-warning
}
