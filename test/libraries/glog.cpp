// glog: a log is a stream that is made in place.
// REQUIRES: glog
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -- -config="{CheckOptions: {stableid-address-in-output.ReportLikely: true}}"

#include <cstdint>
#include <fstream>
#include <glog/logging.h>
#include <string>

struct Session { std::string User; std::uint64_t Number; };

void logged(const Session *S) {
  LOG(INFO) << "session at " << S; // no-warning
  LOG(WARNING) << "session at " << reinterpret_cast<std::uintptr_t>(S) << '\n'; // no-warning
  VLOG(1) << S; // no-warning
  CHECK(S != nullptr) << "no session at " << S; // no-warning
  LOG_IF(ERROR, S->Number == 0) << static_cast<const void *>(S); // no-warning
}
void written(const Session *S, std::ofstream &File) {
  LOG(INFO) << "to be written: " << S;
  File << S;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  File << S->Number; // no-warning
}
