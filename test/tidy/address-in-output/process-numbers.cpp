// A number of stableid's library is unique in one process: where it leaves the process, an ID that no other process gives is needed.
// RUN: %check_stableid -no-fix %s stableid-address-in-output,stableid-address-as-id,stableid-address-as-key -- -- -I %lib_include

#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

#include "stableid/id.h"
#include "stableid/uuid.h"

class Task {
  stableid::Identity<Task> identity_;
  std::uint64_t number_ = stableid::next_id<Task>();

public:
  stableid::InstanceId<Task> instance_id() const { return identity_.id(); }
  std::uint64_t number() const { return number_; }
};

void written(std::ofstream &file, const Task &task) {
  file << stableid::id_of(task).value();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: number from 'value' is written by 'operator<<'; every other process gives the same numbers [stableid-address-in-output]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' or 'stableid::GlobalId::next()', which no other process gives, instead
}
void sent(int fd) {
  std::uint64_t number = stableid::next_id<Task>();
  send(fd, &number, sizeof number, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: number from 'next_id' is written by 'send'; every other process gives the same numbers [stableid-address-in-output]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' or 'stableid::GlobalId::next()', which no other process gives, instead
}
void kept(std::ofstream &file, const Task &task) {
  file << task.number();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: number from 'next_id' is written by 'operator<<'; every other process gives the same numbers [stableid-address-in-output]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' or 'stableid::GlobalId::next()', which no other process gives, instead
}
void thread(std::ofstream &file) { file << stableid::thread_id(); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: number from 'thread_id' is written by 'operator<<'; every other process gives the same numbers [stableid-address-in-output]
// CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' or 'stableid::GlobalId::next()', which no other process gives, instead
void text(std::ofstream &file, const Task &task) {
  file << stableid::to_string(stableid::id_of(task));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: number from 'id_of' is written by 'operator<<'; every other process gives the same numbers [stableid-address-in-output]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' or 'stableid::GlobalId::next()', which no other process gives, instead
}
