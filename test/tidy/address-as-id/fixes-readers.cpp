// An edit is made only where every reader of the ID is seen and a number of this process is enough; each case has a twin in which it is not.
// RUN: %check_stableid -unfixed=6 %s stableid-address-as-id

#include <cstdint>
#include <cstdio>
#include <cstdlib>
// CHECK-SAFE-FIXES: #include <stableid/id.h>
// CHECK-FIXES: #include <stableid/id.h>
#include <string>
#include <vector>

namespace handed {
void elsewhere(std::uint64_t number);
std::uint64_t seen = 0;
void here(std::uint64_t number) { seen += number != 0; }
class Client {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Client' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' or 'stableid::GlobalId::next()', which no other process gives, instead

public:
  void announce() const { elsewhere(id_); }
};
class Quiet {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Quiet' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: std::uint64_t id_ = stableid::next_id<Quiet>();
  // CHECK-FIXES: std::uint64_t id_ = stableid::next_id<Quiet>();
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::next_id<Quiet>()' instead

public:
  void announce() const { here(id_); }
};
// A local, a getter and a constructor lie on the way.
class Wrapped {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Wrapped' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::next_id<Wrapped>()' instead

public:
  std::uint64_t id() const { return id_; }
};
struct Ticket {
  std::uint64_t number;
  explicit Ticket(std::uint64_t given) : number(given) {}
};
void issue(const Wrapped &wrapped) {
  const std::uint64_t copy = wrapped.id();
  Ticket ticket(copy);
  elsewhere(ticket.number);
}
} // namespace handed

namespace taken {
// Where the bits of an address are needed, however far away.
class Sharded {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Sharded' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::next_id<Sharded>()' instead

public:
  std::uint64_t id() const { return id_; }
};
unsigned shard(const Sharded &sharded) {
  auto number = sharded.id();
  return (number >> 6) & 15;
}
class Plain {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Plain' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: std::uint64_t id_ = stableid::next_id<Plain>();
  // CHECK-FIXES: std::uint64_t id_ = stableid::next_id<Plain>();
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::next_id<Plain>()' instead

public:
  std::uint64_t id() const { return id_; }
};
bool known(const Plain &plain) {
  auto number = plain.id();
  return number != 0;
}
} // namespace taken

namespace foreign {
// Whoever gets such an object may read it.
struct Request {
  std::uint64_t request_id;
  int bytes;
};
int submit(Request *request);
void start(const std::vector<int> *data) {
  Request request{};
  request.request_id = reinterpret_cast<std::uint64_t>(data);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'vector' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::TraceId::random()' instead
  submit(&request);
}
} // namespace foreign

namespace once {
// One object in each process: its number would be the same in all.
class Service {
  std::uint64_t id_;
  Service() : id_(reinterpret_cast<std::uint64_t>(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Service' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' or 'stableid::GlobalId::next()', which no other process gives, instead

public:
  static Service &instance() {
    static Service *service = new Service();
    return *service;
  }
  bool same(std::uint64_t other) const { return id_ == other; }
  bool known() const { return id_ != 0; }
};
class Worker {
  std::uint64_t id_;

public:
  Worker() : id_(reinterpret_cast<std::uint64_t>(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Worker' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: Worker() : id_(stableid::next_id<Worker>()) {}
  // CHECK-FIXES: Worker() : id_(stableid::next_id<Worker>()) {}
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::next_id<Worker>()' instead
  bool known() const { return id_ != 0; }
};
void work() {
  Service::instance();
  Worker one, two;
}
} // namespace once

namespace text {
void publish(const std::string &name);
class Topic {
  std::string topic_id_ = std::to_string(reinterpret_cast<std::uintptr_t>(this));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Topic' becomes the ID 'topic_id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: std::string topic_id_ = stableid::to_string(stableid::GlobalId::next());
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: use 'stableid::GlobalId::next()' instead

public:
  void open() const { publish(topic_id_); }
};
} // namespace text

namespace raw {
void *allocate(unsigned bytes);
class Pooled {
  int weight_ = 0;

public:
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Pooled' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: give 'Pooled' a member 'stableid::Identity<Pooled>' and return its 'id().value()'
};
Pooled *pooled() { return static_cast<Pooled *>(allocate(64)); }
class Made {
  int weight_ = 0;

public:
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Made' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: std::uint64_t id() const { return identity_.id().value(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Made> identity_;
  // CHECK-MESSAGES: :{{[0-9]+}}:{{[0-9]+}}: note: give 'Made' a member 'stableid::Identity<Made>' and use 'identity_.id().value()'; 'Made' grows by 8 bytes and is no longer trivially copyable
};
Made *made() { return new Made(); }
} // namespace raw
