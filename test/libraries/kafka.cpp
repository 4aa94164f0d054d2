// Apache Kafka: a message's key and payload leave, its opaque pointer comes back. cppkafka is declared here.
// REQUIRES: kafka
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafkacpp.h>
#include <string>

namespace cppkafka {
class MessageBuilder {
public:
  explicit MessageBuilder(std::string Topic);
  MessageBuilder &key(const std::string &Value);
  MessageBuilder &payload(const std::string &Value);
};
} // namespace cppkafka

struct Session { std::string User; std::uint64_t Number; };

void produced(rd_kafka_topic_t *Topic, RdKafka::Producer *P, RdKafka::Topic *T, const Session &S) {
  std::string At = std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  std::string User = S.User;
  rd_kafka_produce(Topic, 0, 0, &User[0], User.size(), At.data(), At.size(), nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key stored by 'rd_kafka_produce'; no other run finds it, and another object can get the same one [stableid-address-as-key]
  rd_kafka_produce(Topic, 0, 0, &At[0], At.size(), User.data(), User.size(), nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'rd_kafka_produce'; it differs in every run and reveals the address space [stableid-address-in-output]
  P->produce(T, 0, 0, &User[0], User.size(), &At, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key stored by 'produce'; no other run finds it, and another object can get the same one [stableid-address-as-key]
  cppkafka::MessageBuilder("peers").key(At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key stored by 'key'; no other run finds it, and another object can get the same one [stableid-address-as-key]
  cppkafka::MessageBuilder("peers").payload(At);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'payload'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void produced_stable(rd_kafka_topic_t *Topic, RdKafka::Producer *P, RdKafka::Topic *T, Session &S) {
  std::string Key = std::to_string(S.Number);
  std::string User = S.User;
  rd_kafka_produce(Topic, 0, 0, &User[0], User.size(), Key.data(), Key.size(), &S); // no-warning
  P->produce(T, 0, 0, &User[0], User.size(), &Key, &S); // no-warning
  cppkafka::MessageBuilder("peers").key(Key); // no-warning
  cppkafka::MessageBuilder("peers").payload(User); // no-warning
}
