// ROCm/rocm-systems issue 5462, 2026: what is logged as the ID of a thread is twenty bits of the hash of
// its handle.
#include <cstdint>
#include <functional>
#include <thread>
std::uint32_t threadId() {
  return std::hash<std::thread::id>{}(std::this_thread::get_id()) & 0xFFFFF; // found: address-as-id
}
