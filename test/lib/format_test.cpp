// std::format of ids, with a standard library that has it. Exits with the
// number of what failed.
#include "snippets/format.h"
#include "stableid/stableid.h"

#include <cstdio>
#include <format>

static int failures = 0;

template <class Id> static void prints(const Id &id, const std::string &text) {
  if (std::format("<{}>", id) != "<" + text + ">" ||
      std::format("{:>60}", id) != std::string(60 - text.size(), ' ') + text ||
      std::format("{:.3}", id) != text.substr(0, 3)) {
    std::printf("failed: %s\n", text.c_str());
    ++failures;
  }
}

int main() {
  using namespace stableid;
  using namespace stableid::literals;
  const Uuid random = Uuid::v4();
  prints(random, to_string(random));
  if (line_of(random).size() != 46)
    ++failures;
  prints("919108f7-52d1-4320-9bac-f847db4148a8"_uuid,
         "919108f7-52d1-4320-9bac-f847db4148a8");
  prints(InstanceId<int>(42), "42");
  prints(SnowflakeId(7), "7");
  prints(GlobalId(0xabc, 5), "0000000000000abc-5");
  prints("00f067aa0ba902b7"_span_id, "00f067aa0ba902b7");
  prints(TraceContext("4bf92f3577b34da6a3ce929d0e0e4736"_trace_id,
                      "00f067aa0ba902b7"_span_id, 1),
         "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  prints(IdempotencyKey("g", "t", 0, 1), "g:t:0:1");
  return failures;
}
