// WorkerId: the number that whoever deploys gives to one process among many.
#pragma once

#include "stableid/detail/decimal.h"
#include "stableid/error.h"

#include <cstdlib>

namespace stableid {

// Explicit, and without a default. Never derived from a MAC address, a process
// id or a host name: those collide, and fork copies them.
class WorkerId {
public:
  constexpr explicit WorkerId(std::uint32_t value) noexcept : value_(value) {}
  constexpr std::uint32_t value() const noexcept { return value_; }

private:
  std::uint32_t value_;
};

// The worker id in the environment, a plain decimal number of 32 bits. Throws
// Error(worker_missing), Error(worker_out_of_range). Reads with getenv, so call
// it before threads that change the environment.
inline WorkerId worker_from_env(const char *variable = "STABLEID_WORKER_ID") {
  const char *text = std::getenv(variable);
  if (text == nullptr)
    detail::fail(Errc::worker_missing);
  const auto value = detail::from_decimal(text);
  if (!value || *value >> 32 != 0)
    detail::fail(Errc::worker_out_of_range);
  return WorkerId(static_cast<std::uint32_t>(*value));
}

} // namespace stableid
