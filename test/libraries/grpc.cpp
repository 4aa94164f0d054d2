// gRPC, by declarations that stand in for its headers: metadata leaves, tags come back.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>

namespace grpc {
class ClientContext {
public:
  void AddMetadata(const std::string &Key, const std::string &Value);
};
class ServerContextBase {
public:
  void AddInitialMetadata(const std::string &Key, const std::string &Value);
};
class ServerContext : public ServerContextBase {};
class CompletionQueue {
public:
  bool Next(void **Tag, bool *Ok);
};
template <typename R> class ClientAsyncResponseReader {
public:
  void Finish(R *Message, void *Tag);
};
} // namespace grpc

struct Session { std::string User; std::uint64_t Number; };
struct Reply {};

void metadata(grpc::ClientContext &Client, grpc::ServerContext &Server, const Session &S) {
  const std::string At = std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  Client.AddMetadata("x-peer", At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'AddMetadata'; it differs in every run and reveals the address space [stableid-address-in-output]
  Server.AddInitialMetadata("x-peer", At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'AddInitialMetadata'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void request(grpc::ClientContext &Client, const Session &S) {
  const std::string At = std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  Client.AddMetadata("x-request-id", At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'x-request-id'; another object can get the same one [stableid-address-as-id]
}
void stable(grpc::ClientContext &Client, grpc::ServerContext &Server, const Session &S) {
  Client.AddMetadata("x-peer", S.User); // no-warning
  Client.AddMetadata("x-request-id", std::to_string(S.Number)); // no-warning
  Server.AddInitialMetadata("x-peer", std::to_string(S.Number)); // no-warning
}
Session *tags(grpc::CompletionQueue &Queue, grpc::ClientAsyncResponseReader<Reply> &Reader, Session *S, Reply *R) {
  Reader.Finish(R, S); // no-warning
  void *Tag = nullptr;
  bool Ok = false;
  Queue.Next(&Tag, &Ok); // no-warning
  return static_cast<Session *>(Tag);
}
