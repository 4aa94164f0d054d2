// Keys of messages that get no edit: a part has no name at hand, is no text or number, or the key would be gone or throw there.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c++17-or-later

#include <cstdint>
#include <string>

struct Record { std::string idempotency_key; };
struct Message {
  std::string topic() const;
  int partition() const;
  std::int64_t offset() const;
};
// No group.
void noGroup(Record &record, const Message &message) {
  record.idempotency_key = std::to_string(reinterpret_cast<std::uintptr_t>(&message));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Message' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
}
// The group is a number, or another's.
void groupNumber(Record &record, const Message &message, int group) {
  record.idempotency_key = std::to_string(group + 0) + std::to_string(reinterpret_cast<std::uintptr_t>(&message));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Message' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
}
struct Bare { std::string topic; long offset; };
void noPartition(Record &record, const Bare &message, const std::string &group) {
  record.idempotency_key = group + std::to_string(reinterpret_cast<std::uintptr_t>(&message));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Bare' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
}
class Hidden {
  std::string topic;
  int partition = 0;
  long offset = 0;
};
void hidden(Record &record, const Hidden &message, const std::string &group) {
  record.idempotency_key = group + std::to_string(reinterpret_cast<std::uintptr_t>(&message));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Hidden' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
}
// Asking may change the message.
struct Changing {
  std::string topic();
  int partition();
  long offset();
};
void changing(Record &record, const Changing &message, const std::string &group) {
  record.idempotency_key = group + std::to_string(reinterpret_cast<std::uintptr_t>(&message));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Changing' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
}
// It may not throw there.
void quiet(Record &record, const Message &message, const std::string &group) noexcept {
  record.idempotency_key = group + std::to_string(reinterpret_cast<std::uintptr_t>(&message));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Message' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
}
// There may be none.
void none(Record &record, const Message *message, const std::string &group) {
  record.idempotency_key = group + std::to_string(reinterpret_cast<std::uintptr_t>(message));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Message' becomes the ID 'idempotency_key'; another object can get the same one [stableid-address-as-id]
}
// A number, not a text.
struct Numbered { std::uint64_t dedup_id; };
void number(Numbered &numbered, const Message &message, const std::string &group) {
  numbered.dedup_id = group.size() + reinterpret_cast<std::uintptr_t>(&message);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Message' becomes the ID 'dedup_id'; another object can get the same one [stableid-address-as-id]
}
