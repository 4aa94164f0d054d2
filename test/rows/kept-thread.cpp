// The row kept-thread: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key

#include <set>
#include <thread>

bool isNew() {
  static std::set<std::thread::id> threads;
  return threads.insert(std::this_thread::get_id()).second; // no-warning: kept-thread
}
