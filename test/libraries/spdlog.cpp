// spdlog: what is logged is harmless, and what is formatted for something else is not.
// REQUIRES: spdlog
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <spdlog/spdlog.h>
#include <string>

struct Session { std::string User; std::uint64_t Number; };
struct Record { std::string uuid; };

void logged(const Session *S, spdlog::logger &Log) {
  spdlog::info("session at {}", fmt::ptr(S)); // no-warning
  spdlog::debug("session at {:x}", reinterpret_cast<std::uintptr_t>(S)); // no-warning
  Log.warn("session at {}", fmt::ptr(S)); // no-warning
  SPDLOG_LOGGER_ERROR(&Log, "session at {}", fmt::ptr(S)); // no-warning
  const std::string trace_id = fmt::format("{}", fmt::ptr(S)); // no-warning: only logged
  spdlog::info("{} {}", trace_id, S->User);
}
void kept(Record &R, const Session *S) {
  const std::string Name = fmt::format("{}", fmt::ptr(S));
  spdlog::info("named {}", Name);
  R.uuid = Name;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
}
