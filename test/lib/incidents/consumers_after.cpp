// The same four consumers, whose IDs are numbers of a sequence that all
// processes share through Redis: consumers_after PORT.
#include "stableid/redis.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

struct Batch {
  std::uint64_t batch_id;
  int orders;
};

using Ids = stableid::redis::Sequence;

static void consume(int store, int consumer, Ids &ids) {
  for (int turn = 0; turn != 2; ++turn) {
    std::map<std::string, int> totals;
    totals["orders"] += consumer + turn + 1;
    Batch batch;
    batch.batch_id = ids.next();
    batch.orders = totals["orders"];
    if (write(store, &batch, sizeof batch) != sizeof batch)
      _exit(1);
  }
}

int main(int, char **arguments) {
  stableid::redis::Server server;
  server.port = std::atoi(arguments[1]);
  server.timeout = std::chrono::seconds(30);
  Ids ids(server, "app:seq:batch_", "orders", stableid::redis::Lease{10});
  int ends[2];
  if (pipe(ends) != 0)
    return 2;
  for (int consumer = 0; consumer != 4; ++consumer)
    if (fork() == 0) {
      consume(ends[1], consumer, ids);
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
