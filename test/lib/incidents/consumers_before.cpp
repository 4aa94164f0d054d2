// Four consumers, forked from one process, send what they have added up to a
// store that keeps each batch once. The ID of a batch is the address of the map
// it was added up in, and forked processes have their maps at one address.
#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

struct Batch {
  std::uint64_t batch_id;
  int orders;
};

static void consume(int store, int consumer) {
  for (int turn = 0; turn != 2; ++turn) {
    std::map<std::string, int> totals;
    totals["orders"] += consumer + turn + 1;
    Batch batch;
    batch.batch_id = reinterpret_cast<std::uint64_t>(&totals);
    batch.orders = totals["orders"];
    if (write(store, &batch, sizeof batch) != sizeof batch)
      _exit(1);
  }
}

int main() {
  int ends[2];
  if (pipe(ends) != 0)
    return 2;
  for (int consumer = 0; consumer != 4; ++consumer)
    if (fork() == 0) {
      consume(ends[1], consumer);
      _exit(0);
    }
  close(ends[1]);
  std::set<std::uint64_t> stored;
  int sent = 0, orders = 0;
  for (Batch batch; read(ends[0], &batch, sizeof batch) == sizeof batch; ++sent)
    if (stored.insert(batch.batch_id).second)
      orders += batch.orders;
  while (wait(nullptr) > 0)
    ;
  std::printf("4 consumers sent %d batches, the store kept %d\n", sent,
              static_cast<int>(stored.size()));
  std::puts(orders == 24 ? "every order was counted"
                         : "collision: batches of different consumers had one "
                           "ID");
}
