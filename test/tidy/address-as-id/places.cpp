// A mistake is told once, with its places: a field that is given addresses at many, and an address that becomes an ID under several names.
// RUN: %check_stableid -told-once -unfixed=2 %s stableid-address-as-id

#include <cstdint>
#include <cstdio>
// CHECK-FIXES: #include <stableid/id.h>
#include <string>

namespace field {
struct Voice {
  std::uint64_t voice_id = 0;
  // CHECK-FIXES: stableid::InstanceId<Voice> instance_id() const { return identity.id(); }
  // CHECK-FIXES: stableid::Identity<Voice> identity;
};
void first(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
// CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Voice' becomes the ID 'voice_id'; another object can get the same one [stableid-address-as-id]
// CHECK-NOTES: :[[@LINE-2]]:{{[0-9]+}}: note: address taken here
// CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: also here: address of 'Voice' becomes the ID 'voice_id'
// CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: also here: address of 'Voice' becomes the ID 'voice_id'
// CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: also here: address of 'Voice' becomes the ID 'voice_id'
// CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: also here: address of 'Voice' becomes the ID 'voice_id'
// CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: also here: address of 'Voice' becomes the ID 'voice_id'
// CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: also here: address of 'Voice' becomes the ID 'voice_id'
// CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: also here: address of 'Voice' becomes the ID 'voice_id'
// CHECK-NOTES: :[[@LINE+9]]:{{[0-9]+}}: note: also here: address of 'Voice' becomes the ID 'voice_id'; and at 3 more places
// CHECK-NOTES: :[[@LINE-11]]:{{[0-9]+}}: note: give 'Voice' a member 'stableid::Identity<Voice>' and use 'stableid::id_of(voice).value()'; 'Voice' grows by 8 bytes and is no longer trivially copyable
void second(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void third(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void fourth(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void fifth(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void sixth(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void seventh(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void eighth(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void ninth(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void tenth(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void eleventh(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
void twelfth(Voice &voice) { voice.voice_id = reinterpret_cast<std::uint64_t>(&voice); }
// CHECK-FIXES: void first(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void second(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void third(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void fourth(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void fifth(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void sixth(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void seventh(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void eighth(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void ninth(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void tenth(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void eleventh(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// CHECK-FIXES: void twelfth(Voice &voice) { voice.voice_id = stableid::id_of(voice).value(); }
// The twin: another field is another mistake.
struct Track {
  std::uint64_t track_id = 0;
  // CHECK-FIXES: stableid::InstanceId<Track> instance_id() const { return identity.id(); }
  // CHECK-FIXES: stableid::Identity<Track> identity;
};
void start(Track &track) { track.track_id = reinterpret_cast<std::uint64_t>(&track); }
// CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Track' becomes the ID 'track_id'; another object can get the same one [stableid-address-as-id]
// CHECK-NOTES: :[[@LINE-2]]:{{[0-9]+}}: note: address taken here
// CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: give 'Track' a member 'stableid::Identity<Track>' and use 'stableid::id_of(track).value()'; 'Track' grows by 8 bytes and is no longer trivially copyable
// CHECK-FIXES: void start(Track &track) { track.track_id = stableid::id_of(track).value(); }
} // namespace field

namespace names {
struct Session {
  int user;
};
struct Call {
  std::uint64_t session_id, trace_id;
};
void one(Call &call, const Session &session) {
  const auto bits = reinterpret_cast<std::uint64_t>(&session);
  call.session_id = bits;
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: stored in 'bits' here
  // CHECK-NOTES: :[[@LINE+2]]:{{[0-9]+}}: note: also here: address of 'Session' becomes the ID 'trace_id'
  // CHECK-NOTES: :[[@LINE-5]]:{{[0-9]+}}: note: use 'stableid::Uuid::v4()' instead
  call.trace_id = bits;
}
} // namespace names

namespace silenced {
// A place that is silenced speaks for no other.
struct Job {
  std::uint64_t job_id = 0;
};
void first(Job &job) {
  job.job_id = reinterpret_cast<std::uint64_t>(&job); // NOLINT
}
void second(Job &job) {
  job.job_id = reinterpret_cast<std::uint64_t>(&job);
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Job' becomes the ID 'job_id'; another object can get the same one [stableid-address-as-id]
  // CHECK-NOTES: :[[@LINE-2]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: use 'stableid::next_id<Job>()' instead
}
} // namespace silenced
