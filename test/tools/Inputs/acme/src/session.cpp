// Sessions of a small server: what the reports in these tests tell of.
#include "acme/record.h"
#include <cstdint>
#include <string>

namespace acme {

struct Attributes {
  std::string user; // "Zoë & <friends>"
};

struct Session {
  std::string session_id;
};

static std::uint64_t bitsOf(const Attributes *attributes) {
  return reinterpret_cast<std::uint64_t>(attributes);
}

void open(Session &session, const Attributes *attributes) {
  const auto raw = bitsOf(attributes);
  session.session_id = std::to_string(raw);
}

} // namespace acme
