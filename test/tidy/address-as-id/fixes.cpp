// What is written instead, for each kind of ID, when the user says yes: the fix is on the advice.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17,c++20

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <pthread.h>
// CHECK-SAFE-FIXES: #include <stableid/id.h>
// CHECK-FIXES: #include <stableid/id.h>
// CHECK-FIXES: #include <stableid/hash.h>
// CHECK-FIXES: #include <stableid/trace.h>
// CHECK-FIXES: #include <stableid/uuid.h>
#include <sstream>
#include <string>
#include <thread>

using Headers = std::map<std::string, std::string>;

namespace once {
// Given by the constructor, each object gets its own.
struct Job {
  std::uint64_t id;
  int kind;
  explicit Job(int kind)
      : id(reinterpret_cast<std::uint64_t>(this)), kind(kind) {
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    // CHECK-SAFE-FIXES: : id(stableid::next_id<Job>()), kind(kind) {
    // CHECK-FIXES: : id(stableid::next_id<Job>()), kind(kind) {
  }
};
// An object that somebody else numbers, right where it is made.
struct Task {
  std::uint64_t id = 0;
  std::int32_t small_id = 0;
};
Task *makeTask() {
  Task *task = new Task();
  task->id = reinterpret_cast<std::uint64_t>(task);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: task->id = stableid::next_id<Task>();
  task->small_id = static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(task));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Task' becomes the ID 'small_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: task->small_id = static_cast<std::int32_t>(stableid::next_id<Task>());
  return task;
}
// Numbered as often as it is enrolled: the number must be the same each time.
struct Member {
  std::uint64_t member_id = 0;
  // CHECK-FIXES: stableid::InstanceId<Member> instance_id() const { return identity.id(); }
  // CHECK-FIXES: stableid::Identity<Member> identity;
};
void enroll(Member &member) {
  member.member_id = reinterpret_cast<std::uint64_t>(&member);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Member' becomes the ID 'member_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: member.member_id = stableid::id_of(member).value();
}
} // namespace once

namespace getter {
// The same object gives the same number again, so it has to keep one.
class Document {
  std::string text_;

public:
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Document' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: std::uint64_t id() const { return identity_.id().value(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Document> identity_;
};
class Widget {
  int m_width = 0;

public:
  std::string uniqueId() const {
    return "widget-" + std::to_string(reinterpret_cast<std::uintptr_t>(this));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Widget' becomes the ID 'uniqueId'; another object can get the same one [stableid-address-as-id]
    // CHECK-FIXES: return "widget-" + std::to_string(m_identity.id().value());
  }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Widget> m_identity;
};
// An aggregate remains one.
struct Node {
  int weight = 0;
  std::size_t nodeId() const {
    return std::hash<const Node *>()(this);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes the ID 'nodeId'; another object can get the same one [stableid-address-as-id]
    // CHECK-FIXES: return identity.id().value();
  }
  // CHECK-FIXES: stableid::Identity<Node> identity;
};
} // namespace getter

namespace pointer {
struct Entity {
  std::uint64_t entity_id = 0;
};
class Shape {
  std::string name;
  // CHECK-FIXES: public:
  // CHECK-FIXES: stableid::InstanceId<Shape> instance_id() const { return identity.id(); }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Shape> identity;
};
Entity make(const std::shared_ptr<Shape> &shape) {
  Entity entity;
  entity.entity_id = std::hash<std::shared_ptr<Shape>>()(shape);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes the ID 'entity_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: entity.entity_id = stableid::id_of(shape).value();
  return entity;
}
void tag(Entity &entity, const Shape &shape) {
  entity.entity_id = reinterpret_cast<std::uint64_t>(&shape);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes the ID 'entity_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: entity.entity_id = stableid::id_of(shape).value();
}
} // namespace pointer

namespace secret {
struct Session {
  std::string session_id;
  std::uint64_t session_token_id = 0;
};
void open(Session &session, Headers *attributes) {
// CHECK-FIXES: void open(Session &session, Headers *) {
  session.session_id =
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'map' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
      "s-" + std::to_string(reinterpret_cast<std::uintptr_t>(attributes));
      // CHECK-FIXES: "s-" + stableid::to_string(stableid::Uuid::v4());
}
void open(Session &session, const char *user, const Headers &attributes) {
// CHECK-FIXES: void open(Session &session, const char *user, const Headers &) {
  const auto raw = reinterpret_cast<std::uintptr_t>(&attributes);
  // CHECK-FIXES: session.session_token_id = stableid::stable_hash(stableid::Uuid::v4());
  session.session_token_id = raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'map' becomes the ID 'session_token_id'; another object can get the same one [stableid-address-as-id]
  std::puts(user);
}
} // namespace secret

namespace trace {
struct Request {
  std::string request_id;
  std::string user;
};
void stamp(Request &request) {
  char text[32];
  std::snprintf(text, sizeof text, "%p", static_cast<void *>(&request));
  request.request_id = text;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Request' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: request.request_id = stableid::to_string(stableid::TraceId::random());
}
// Sent along twice, it is one trace: the object keeps its ID.
struct Call {
  std::string method;
  // CHECK-FIXES: stableid::TraceId trace_id = stableid::TraceId::random();
};
void inject(Headers &headers, const Call &call) {
  headers["trace_id"] = std::to_string(reinterpret_cast<std::uintptr_t>(&call));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Call' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: headers["trace_id"] = stableid::to_string(call.trace_id);
}
// What is not the user's keeps nothing.
void inject(Headers &headers, const Headers &baggage) {
  std::ostringstream text;
  text << std::hex << reinterpret_cast<std::uintptr_t>(&baggage);
  headers["traceparent"] = "00-" + text.str() + "-0000000000000001-01";
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'map' becomes the ID 'traceparent'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: headers["traceparent"] = stableid::TraceContext::start().traceparent();
}
} // namespace trace

namespace local {
bool isKnown(const std::string &key) { return !key.empty(); }
bool key() {
  Headers table;
  // CHECK-FIXES: const auto table_id = stableid::InstanceId<decltype(table)>::mint();
  table["a"] = "b";
  std::string unique_key = "t:" + std::to_string(reinterpret_cast<std::uintptr_t>(&table));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'map' becomes the ID 'unique_key'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: std::string unique_key = "t:" + stableid::to_string(table_id);
  return isKnown(unique_key);
}
// Who reads what is returned is not seen: no other process gives the same one.
std::string handedKey() {
  Headers table;
  std::string unique_key = "t:" + std::to_string(reinterpret_cast<std::uintptr_t>(&table));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'map' becomes the ID 'unique_key'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: std::string unique_key = "t:" + stableid::to_string(stableid::GlobalId::next());
  return unique_key;
}
} // namespace local

namespace thread {
static std::uint64_t threadId() {
  return static_cast<std::uint64_t>(pthread_self());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'threadId'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: return stableid::thread_id();
  // CHECK-FIXES: return stableid::thread_id();
}
bool isFirst() { return threadId() == 1; }
struct Row {
  std::string thread_id;
};
bool log(Row &row) {
  row.thread_id = std::to_string(std::hash<std::thread::id>()(std::this_thread::get_id()));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-FIXES: row.thread_id = std::to_string(stableid::thread_id());
  return row.thread_id.empty();
}
} // namespace thread

namespace hash {
class Page {
  std::string text;

public:
  std::uint64_t etag() const {
    return std::hash<const Page *>()(this);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Page' becomes the ID 'etag'; another object can get the same one [stableid-address-as-id]
    // CHECK-FIXES: return stableid::stable_hash(identity.id().value());
  }
  // CHECK-FIXES: private:
  // CHECK-FIXES: stableid::Identity<Page> identity;
};
} // namespace hash
