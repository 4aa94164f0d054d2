// Where every reader is in this file and means the same afterwards, and the number is given once, the fix is on the warning; the twins have one detail otherwise, and the fix is on the advice or there is none.
// RUN: %check_stableid -unfixed=3 %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <functional>
#include <iostream>
#include <map>
#include <pthread.h>
// CHECK-SAFE-FIXES: #include <stableid/id.h>
// CHECK-FIXES: #include <stableid/id.h>
#include <string>
#include <thread>

namespace once {
class RequestContext {
public:
  RequestContext() : rootId_(reinterpret_cast<std::intptr_t>(this)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'RequestContext' becomes the ID 'rootId_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: RequestContext() : rootId_(static_cast<std::intptr_t>(stableid::next_id<RequestContext>())) {}
  // CHECK-FIXES: RequestContext() : rootId_(static_cast<std::intptr_t>(stableid::next_id<RequestContext>())) {}
  RequestContext(const RequestContext &other) : rootId_(other.rootId_) {}
  std::intptr_t rootId() const { return rootId_; }
  bool same(const RequestContext &other) const { return rootId_ == other.rootId_; }
  bool known() const { return rootId_ != 0; }
  void print(std::ostream &out) const { out << rootId_; }

private:
  std::intptr_t rootId_;
};
class Declared {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Declared' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: std::uint64_t id_ = stableid::next_id<Declared>();
  // CHECK-FIXES: std::uint64_t id_ = stableid::next_id<Declared>();

public:
  std::uint64_t id() const { return id_; }
};
class InBody {
  std::uint64_t m_id;

public:
  InBody() { m_id = (std::uint64_t)this; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'InBody' becomes the ID 'm_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: InBody() { m_id = stableid::next_id<InBody>(); }
  // CHECK-FIXES: InBody() { m_id = stableid::next_id<InBody>(); }
  std::uint64_t id() const { return m_id; }
};

// It goes elsewhere, and who knows what becomes of it there.
std::uint64_t last;
class Copied {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Copied' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]

public:
  void remember() const { last = id_; }
};
// A later address is another ID.
class Moved {
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Moved' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]

public:
  void rehash(std::uint64_t other) { id_ = other; }
};
// So few numbers repeat.
class Narrow {
  std::uint32_t id_ = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(this));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Narrow' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-FIXES: std::uint32_t id_ = static_cast<std::uint32_t>(stableid::next_id<Narrow>());

public:
  std::uint32_t id() const { return id_; }
};
// A class of a file that nobody includes has all its friends here.
class Friendly {
  friend class Elsewhere;
  std::uint64_t id_ = reinterpret_cast<std::uint64_t>(this);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Friendly' becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: std::uint64_t id_ = stableid::next_id<Friendly>();
  // CHECK-FIXES: std::uint64_t id_ = stableid::next_id<Friendly>();
};
void friendly() { Friendly one, two; }
} // namespace once

namespace thread {
static std::uint64_t threadId() {
  return (std::uint64_t)pthread_self();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'threadId'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: return stableid::thread_id();
  // CHECK-FIXES: return stableid::thread_id();
}
void print() { std::cout << threadId(); }

struct Record {
  std::uint64_t thread_id;
};
void stamp(Record &record) {
  record.thread_id = std::hash<std::thread::id>()(std::this_thread::get_id());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  // CHECK-SAFE-FIXES: record.thread_id = stableid::thread_id();
  // CHECK-FIXES: record.thread_id = stableid::thread_id();
}

// Other units ask for it.
std::uint64_t currentThreadId() {
  return (std::uint64_t)pthread_self();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'currentThreadId'; the next thread can get the same one [stableid-address-as-id]
}
} // namespace thread
