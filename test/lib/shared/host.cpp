// A program with two plugins: host UNIQUE|REPEATED <plugin> <plugin>. Where the
// three share one state, all ids differ and the thread has one number. Where
// the program keeps its symbols to itself, its ids and the plugins' are the
// same: the limit that docs/lib/state.md tells of, held here so that it stays
// true.
#include "shared/ids.h"
#include "stableid/id.h"

#include <cstdio>
#include <cstring>
#include <set>

#include <dlfcn.h>

static Ids draw_here() {
  Ids ids;
  for (std::uint64_t &id : ids.instances)
    id = stableid::next_id<Ids>();
  ids.thread = stableid::thread_id();
  ids.nonce = stableid::GlobalId::next().nonce();
  ids.uuid_high = stableid::Uuid::v7().word(0);
  return ids;
}

static Ids draw_in(const char *path) {
  Ids ids{};
  void *plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (plugin == nullptr) {
    std::printf("%s\n", dlerror());
    return ids;
  }
  void *symbol = dlsym(plugin, "draw_ids");
  DrawIds draw = nullptr;
  std::memcpy(&draw, &symbol, sizeof draw);
  draw(&ids);
  return ids;
}

int main(int count, char **arguments) {
  if (count != 4)
    return 2;
  const bool expect_unique = std::strcmp(arguments[1], "UNIQUE") == 0;
  const Ids all[3] = {draw_here(), draw_in(arguments[2]),
                      draw_in(arguments[3])};
  std::set<std::uint64_t> instances, threads, nonces;
  bool ordered = true;
  for (const Ids &ids : all) {
    instances.insert(ids.instances, ids.instances + 3);
    threads.insert(ids.thread);
    nonces.insert(ids.nonce);
    std::printf("ids %llu.. thread %llu nonce %016llx\n",
                static_cast<unsigned long long>(ids.instances[0]),
                static_cast<unsigned long long>(ids.thread),
                static_cast<unsigned long long>(ids.nonce));
  }
  ordered = all[0].uuid_high < all[1].uuid_high &&
            all[1].uuid_high < all[2].uuid_high;
  if (nonces.count(0) != 0)
    return 1;
  if (expect_unique)
    return instances.size() == 9 && threads.size() == 1 && nonces.size() == 1 &&
                   ordered
               ? 0
               : 1;
  // Global ids are unique even so: each copy has drawn a nonce of its own.
  return instances.size() < 9 && nonces.size() > 1 ? 0 : 1;
}
