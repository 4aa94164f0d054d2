// One sink that several addresses reach, and where what was reported is compared with a fresh one: a note for each.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key -std=c++17 -- -config="{CheckOptions: {stableid-address-as-key.ReportLikely: true}}"

#include <cstdint>
#include <vector>

struct Session { int User; };
struct Node { int Kind; };
struct Record { std::uint64_t session_id; };

static void set(Record &R, std::uint64_t Number) {
  R.session_id = Number;
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE+10]]:54: note: address taken here
  // CHECK-NOTES: :[[@LINE+9]]:47: note: passed to 'set' here
  // CHECK-NOTES: :[[@LINE+10]]:48: note: address of 'Node' taken here, too
  // CHECK-NOTES: :[[@LINE-5]]:5: note: {{.*}}
}
// Callers that pass the same address again say nothing new.
template <class T> void setAll(Record &R, const T &All) {
  for (int I = 0; I < All; ++I)
    set(R, I);
}
void ofSession(Record &R, const Session &S) { set(R, reinterpret_cast<std::uintptr_t>(&S)); }
void ofNumber(Record &R) { setAll(R, 3); }
void ofNode(Record &R, const Node &N) { set(R, reinterpret_cast<std::uintptr_t>(&N)); }

class Watch {
public:
  void keep(const Session *S) {
    last_id_ = reinterpret_cast<std::uintptr_t>(S);
    // CHECK-NOTES: :[[@LINE-1]]:5: warning: address of 'Session' becomes the ID 'last_id_'; another object can get the same one [stableid-address-as-id]
    // CHECK-NOTES: :[[@LINE-2]]:16: note: address taken here
    // CHECK-NOTES: :[[@LINE+3]]:48: note: compared with a fresh address here
    // CHECK-NOTES: :[[@LINE-4]]:5: note: {{.*}}
  }
  bool isSame(const Session *S) const { return last_id_ == reinterpret_cast<std::uintptr_t>(S); }

private:
  std::uint64_t last_id_ = 0;
};

// A number that is an address by its type and an ID by its name was kept by the caller.
const Session *find(const std::vector<Session *> &All, std::uintptr_t session_id) {
  for (const Session *S : All)
    if (reinterpret_cast<std::uintptr_t>(S) == session_id)
      // CHECK-NOTES: :[[@LINE-1]]:9: warning: address of 'Session' stored in 'session_id' may be compared with a fresh one; another object can get the same one [stableid-address-as-key]
      // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: address taken here
      // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: stored in 'S' here
      // CHECK-NOTES: :[[@LINE-4]]:9: note: converted to an integer here
      // CHECK-NOTES: :[[@LINE-5]]:9: note: use an ID that 'Session' was given, as with 'stableid::id_of' instead
      return S;
  return nullptr;
}
// An address, a width that may be anything, and a real ID.
bool isAt(const Session *S, std::uintptr_t address) { return reinterpret_cast<std::uintptr_t>(S) == address; }
bool isTagged(const Session *S, std::uint64_t session_id) { return reinterpret_cast<std::uintptr_t>(S) == session_id; }
bool isUser(const Session *S, std::uintptr_t user_id) { return std::uintptr_t(S->User) == user_id; }
