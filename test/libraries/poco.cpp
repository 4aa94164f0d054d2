// POCO: numbers and pointers as text, headers and sockets, by declarations that stand in.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-in-output

#include <cstdint>
#include <string>

namespace Poco {
struct NumberFormatter {
  static std::string format(int Value);
  static std::string format(const void *Pointer);
  static std::string formatHex(std::uint64_t Value);
};
struct Logger { void information(const std::string &Text); };
namespace Net {
struct NameValueCollection { void set(const std::string &Name, const std::string &Value); };
struct HTTPRequest : NameValueCollection {};
struct StreamSocket { int sendBytes(const void *Buffer, int Length, int Flags = 0); };
} // namespace Net
} // namespace Poco

struct Session { int User; };
struct Record { std::string session_id; };

void texts(Record &R, const Session *S) {
  R.session_id = Poco::NumberFormatter::format(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  R.session_id = Poco::NumberFormatter::formatHex(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  R.session_id = Poco::NumberFormatter::format(S->User); // no-warning
}
void sent(Poco::Net::HTTPRequest &Request, Poco::Net::StreamSocket &Socket, Poco::Logger &Log, const Session *S) {
  std::string Text = Poco::NumberFormatter::format(S);
  Log.information(Text);                                 // no-warning
  Request.set("X-Peer", Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'set'; it differs in every run and reveals the address space [stableid-address-in-output]
  Socket.sendBytes(Text.data(), Text.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'sendBytes'; it differs in every run and reveals the address space [stableid-address-in-output]
  Request.set("X-Peer", Poco::NumberFormatter::format(S->User)); // no-warning
}
