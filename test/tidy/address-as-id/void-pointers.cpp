// A void * that the unit uses as a pointer to an object, or whose name says that it is one.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>
#include <cstdio>
#include <string>

struct Session { int User; };
struct Record { std::uint64_t session_id = 0; };

// Its name says what it points to.
std::uint64_t sessionId(void *session) {
  return reinterpret_cast<std::uint64_t>(session);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'sessionId'; another object can get the same one [stableid-address-as-id]
}
std::string correlationId(void *req) {
  char Buffer[32];
  std::snprintf(Buffer, sizeof Buffer, "%p", req);
  return Buffer;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'req' becomes the ID 'correlationId'; another object can get the same one [stableid-address-as-id]
}
struct Task { void *request; void *data; void *cookie; };
void name(Record &R, const Task &T) {
  R.session_id = reinterpret_cast<std::uint64_t>(T.data); // no-warning
  R.session_id = reinterpret_cast<std::uint64_t>(T.cookie); // no-warning
  R.session_id = reinterpret_cast<std::uint64_t>(T.request);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'request' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
// It is cast to a class.
void open(Record &R, void *P) {
  if (static_cast<Session *>(P)->User)
    R.session_id = reinterpret_cast<std::uint64_t>(P);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
class Slot {
  void *Impl;

public:
  Session *get() const { return static_cast<Session *>(Impl); }
  std::uint64_t objectId() const {
    return reinterpret_cast<std::uint64_t>(Impl);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Impl' becomes the ID 'objectId'; another object can get the same one [stableid-address-as-id]
  }
};

// Whatever a callback was registered with.
void called(Record &R, void *arg) { R.session_id = reinterpret_cast<std::uint64_t>(arg); } // no-warning
void calledWith(Record &R, void *user_data) { R.session_id = reinterpret_cast<std::uint64_t>(user_data); } // no-warning
// A name that an integer is carried under.
struct Event { void *request; };
void put(Event &E, std::uint64_t Number) { E.request = reinterpret_cast<void *>(Number); }
void got(Record &R, const Event &E) { R.session_id = reinterpret_cast<std::uint64_t>(E.request); } // no-warning
static void done(Record &R, void *request) { R.session_id = reinterpret_cast<std::uint64_t>(request); } // no-warning
void start(Record &R, int Number) { done(R, reinterpret_cast<void *>(static_cast<std::intptr_t>(Number))); }
// One name for two kinds of objects: it may be an integer for a third.
struct Frame { int Width; };
struct Any { int Kind; void *Of; };
int width(const Any &A) { return A.Kind ? static_cast<Frame *>(A.Of)->Width : static_cast<Session *>(A.Of)->User; }
void any(Record &R, const Any &A) { R.session_id = reinterpret_cast<std::uint64_t>(A.Of); } // no-warning
