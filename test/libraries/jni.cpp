// JNI, by declarations that stand in for its headers: a number that Java keeps and hands back is no ID.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>

using jlong = long;
struct JNIEnv;
using jobject = struct _jobject *;

struct Session { std::uint64_t Number; };
struct Peer { jlong session_id; std::uint64_t peer_id; };

extern "C" jlong Java_Session_open(JNIEnv *, jobject) {
  jlong session_id = reinterpret_cast<jlong>(new Session()); // no-warning
  return session_id;
}
extern "C" void Java_Session_close(JNIEnv *, jobject, jlong session_id) {
  delete reinterpret_cast<Session *>(session_id); // no-warning
}
void kept(Peer &P, Session *S) {
  P.session_id = reinterpret_cast<jlong>(S); // no-warning
  P.peer_id = reinterpret_cast<std::uint64_t>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'peer_id'; another object can get the same one [stableid-address-as-id]
}
