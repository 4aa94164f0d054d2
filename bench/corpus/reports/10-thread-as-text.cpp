// ros2/examples issue 413, 2025: the ID of a thread is shown as the hash of its handle.
#include <functional>
#include <string>
#include <thread>
std::string threadId() {
  auto hashed = std::hash<std::thread::id>()(std::this_thread::get_id());
  return std::to_string(hashed); // found: address-as-id
}
