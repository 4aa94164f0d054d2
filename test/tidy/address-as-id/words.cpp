// What is said where no edit can say it, for each kind of ID; the edits have words of their own in fixes*.cpp.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <string>

struct Message {
  std::string body;
};
struct Record {
  std::string idempotency_key;
  std::uint64_t order_id = 0;
};
// Which message it is, only the user can say.
void deduplicate(Record &record, const std::string &topic, const Message &message) {
  record.idempotency_key = topic + std::to_string(reinterpret_cast<std::uintptr_t>(&message));
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Message' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: use 'stableid::IdempotencyKey{group, topic, partition, offset}' instead
}
// Which machine it is, too.
void number(Record &record, std::uint64_t time) {
  record.order_id = (time << 16) ^ reinterpret_cast<std::uint64_t>(&record);
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Record' becomes the ID 'order_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: use 'stableid::Snowflake' with a number for each machine, or 'stableid::Uuid::v7()'
}
// A pointer passed whole is passed each time: the object has to keep what stands for it.
std::uint64_t top;
void pushId(const void *ptr_id) {
  top ^= reinterpret_cast<std::uintptr_t>(ptr_id);
}
void push(const Message *message, const void *ptr_id) {
  pushId(message);
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Message' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: give 'Message' a member 'stableid::Identity<Message>' and pass its ID
  pushId(ptr_id);
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'ptr_id' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-7]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: pass an ID that the object was given and keeps
}
