// nlohmann::json: a value holds an address until it is written; what is looked at and dropped stays.
// REQUIRES: nlohmann-json
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <unistd.h>

struct Session { std::string User; std::uint64_t Number; };

void sent(int Socket, const Session &S) {
  nlohmann::json J;
  J["owner"] = reinterpret_cast<std::uintptr_t>(&S);
  const std::string Text = J.dump();
  write(Socket, Text.data(), Text.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void sent_stable(int Socket, const Session &S) {
  nlohmann::json J;
  J["owner"] = S.Number;
  const std::string Text = J.dump();
  write(Socket, Text.data(), Text.size()); // no-warning
}
void saved(const Session &S) {
  std::ofstream File("state.json");
  const nlohmann::json J = {{"user", S.User}, {"at", reinterpret_cast<std::uintptr_t>(&S)}};
  File << J;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void saved_stable(const Session &S) {
  std::ofstream File("state.json");
  const nlohmann::json J = {{"user", S.User}, {"number", S.Number}};
  File << J; // no-warning
}
void shown(const Session &S) {
  nlohmann::json J;
  J["at"] = reinterpret_cast<std::uintptr_t>(&S);
  std::cerr << J.dump(2) << '\n'; // no-warning
}
void named(nlohmann::json &J, const Session &S) {
  J["session_id"] = reinterpret_cast<std::uintptr_t>(&S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  J["session_id"] = S.Number; // no-warning
}
