// Numbers of stableid's library that stay in the process, or are read by a developer, and IDs that may leave it.
// RUN: %check_stableid %s stableid-address-in-output,stableid-address-as-id,stableid-address-as-key -- -- -I %lib_include

#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "stableid/id.h"
#include "stableid/uuid.h"

struct Task {
  std::uint64_t task_id = stableid::next_id<Task>();
  std::string session_id = stableid::to_string(stableid::Uuid::v4());
};
std::map<std::uint64_t, std::string> names;
void keyed(const Task &task) { names[task.task_id] = "task"; }
void shown(const Task &task) { std::cerr << "task " << task.task_id << '\n'; }
void global(std::ofstream &file, const Task &task) {
  file << task.session_id << stableid::to_string(stableid::GlobalId::next());
}
bool first(const Task &task) { return task.task_id == 1; }
void counted(std::ofstream &file, const Task &task) {
  file << (task.task_id != 0);
}
std::uint64_t threadOf() {
  static thread_local const std::uint64_t thread_id = stableid::thread_id();
  return thread_id;
}
