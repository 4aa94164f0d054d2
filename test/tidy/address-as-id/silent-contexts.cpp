// A pointer that is handed on as a pointer is a context, or points to the bytes of an ID, whatever the parameter is called.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

extern "C" {
typedef int (*Writer)(void *id, const void *bytes, std::size_t count);
struct Codec;
Codec *codec_open(Writer writer, void *stream_id, void *extra_id);
void codec_set_client_id(Codec *codec, void *client_id);
int store_lookup(const void *uuid, std::size_t size);
}
struct Archive { std::size_t written; };
struct Uuid { unsigned char bytes[16]; };

static int append(void *id, const void *, std::size_t count) {
  static_cast<Archive *>(id)->written += count;
  return 1;
}
bool open(Archive *archive) {
  Codec *codec = codec_open(append, archive, nullptr); // no-warning
  if (codec)
    codec_set_client_id(codec, archive); // no-warning
  return codec != nullptr;
}
bool known(const Uuid &uuid) { return store_lookup(&uuid, sizeof uuid) != 0; } // no-warning

// A body that only keeps the pointer, or looks at what it points to.
class Source {
  void *owner_ = nullptr;

public:
  void setOwner(void *owner_id) { owner_ = owner_id; }
  bool isOwner(const void *owner_id) const { return owner_ == owner_id; }
};
void adopt(Source &source, Archive *archive) { source.setOwner(archive); } // no-warning

// One that makes a number of it.
static std::vector<std::uint64_t> stack;
void push(const void *scope_id) { stack.push_back(std::hash<const void *>{}(scope_id)); }
void enter(const Archive *archive) {
  push(archive);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Archive' becomes the ID 'scope_id'; another object can get the same one [stableid-address-as-id]
}
// Where the function reports the ID that it makes, its callers say nothing more.
static std::uint64_t last_track_id;
void select(const void *track) {
  last_track_id = reinterpret_cast<std::uint64_t>(track);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'track' becomes the ID 'last_track_id'; another object can get the same one [stableid-address-as-id]
}
void play(const Archive *archive) { select(archive); } // no-warning

// An overload takes a number as an ID in its place, so the pointer is one as it is.
void begin(const void *group_id);
void begin(int group_id);
void group(const Archive *archive) {
  begin(archive);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Archive' becomes the ID 'group_id'; another object can get the same one [stableid-address-as-id]
}
