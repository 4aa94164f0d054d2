// An idempotency key of a message whose group, topic, partition and offset have names.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17-or-later

#include <cstdint>
// CHECK-FIXES: #include <stableid/key.h>
#include <string>

struct Record { std::string idempotency_key; };
struct Message {
  const std::string &get_topic() const;
  int get_partition() const;
  std::int64_t get_offset() const;
};
class Consumer {
  std::string group_;

public:
  void take(Record &record, const Message &message) {
    record.idempotency_key = std::to_string(reinterpret_cast<std::uintptr_t>(&message));
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: address of 'Message' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
    // CHECK-MESSAGES: :[[@LINE-2]]:12: note: use 'stableid::IdempotencyKey{group_, message.get_topic(), message.get_partition(), message.get_offset()}' instead; it throws where a part is empty or negative
    // CHECK-FIXES: record.idempotency_key = stableid::IdempotencyKey{group_, message.get_topic(), message.get_partition(), message.get_offset()}.str();
  }
};
struct Row {
  std::string topic_name;
  std::uint32_t partition = 0;
  std::uint64_t offset = 0;
};
std::string idempotencyKey(const Row *row, const char *group_id) {
  if (row->topic_name.empty())
    return "";
  return std::string(group_id) + ":" + std::to_string(reinterpret_cast<std::uintptr_t>(row));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Row' becomes the ID 'idempotencyKey'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: return std::string(group_id) + ":" + stableid::IdempotencyKey{group_id, row->topic_name, row->partition, row->offset}.str();
}
