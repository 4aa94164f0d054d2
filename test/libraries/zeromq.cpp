// ZeroMQ: messages for others.
// REQUIRES: zeromq
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>
#include <zmq.hpp>

struct Session { std::string User; std::uint64_t Number; };

void sent(zmq::socket_t &Socket, const Session &S) {
  const std::string At = std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  zmq_send(Socket.handle(), At.data(), At.size(), 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'zmq_send'; it differs in every run and reveals the address space [stableid-address-in-output]
  Socket.send(zmq::buffer(At));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'buffer'; it differs in every run and reveals the address space [stableid-address-in-output]
  zmq::message_t Message(At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'message_t'; it differs in every run and reveals the address space [stableid-address-in-output]
  Socket.send(Message, zmq::send_flags::none);
}
void sent_stable(zmq::socket_t &Socket, const Session &S) {
  const std::string Number = std::to_string(S.Number);
  zmq_send(Socket.handle(), Number.data(), Number.size(), 0); // no-warning
  Socket.send(zmq::buffer(Number)); // no-warning
  zmq::message_t Message(Number); // no-warning
  Socket.send(Message, zmq::send_flags::none);
}
