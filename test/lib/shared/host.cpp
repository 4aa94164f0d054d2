// A program with plugins: host UNIQUE|REPEATED <plugin>... Where they and it
// share one state, all ids differ and the thread has one number. Where
// the program keeps its symbols to itself, its ids and the plugins' are the
// same: the limit that docs/lib/state.md tells of, held here so that it stays
// true.
#include "shared/ids.h"
#include "stableid/id.h"

#include <cstdio>
#include <cstring>
#include <set>
#include <vector>

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
  if (count < 3)
    return 2;
  const bool expect_unique = std::strcmp(arguments[1], "UNIQUE") == 0;
  std::vector<Ids> all{draw_here()};
  for (int i = 2; i != count; ++i)
    all.push_back(draw_in(arguments[i]));
  std::set<std::uint64_t> instances, threads, nonces;
  bool ordered = true;
  std::uint64_t before = 0;
  for (const Ids &ids : all) {
    instances.insert(ids.instances, ids.instances + 3);
    threads.insert(ids.thread);
    nonces.insert(ids.nonce);
    ordered = ordered && before < ids.uuid_high;
    before = ids.uuid_high;
    std::printf("ids %llu.. thread %llu nonce %016llx\n",
                static_cast<unsigned long long>(ids.instances[0]),
                static_cast<unsigned long long>(ids.thread),
                static_cast<unsigned long long>(ids.nonce));
  }
  if (nonces.count(0) != 0)
    return 1;
  if (expect_unique)
    return instances.size() == 3 * all.size() && threads.size() == 1 &&
                   nonces.size() == 1 && ordered
               ? 0
               : 1;
  // Global ids are unique even so: each copy has drawn a nonce of its own.
  return instances.size() < 3 * all.size() && nonces.size() > 1 ? 0 : 1;
}
