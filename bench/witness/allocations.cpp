// A program that does little but allocate: what the witness may slow down. Of each
// EVERY objects one becomes an identity, or none. Prints the seconds of processor time.
//
//   allocations [THREADS [ROUNDS [EVERY]]]
#include "stableid/witness.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Node {
  std::string text;
  std::unique_ptr<Node> next;
};

// Strings, nodes, maps and vectors of all sizes, ended in no order.
std::size_t work(unsigned seed, int rounds, int every) {
  std::minstd_rand random(seed);
  std::vector<std::unique_ptr<Node>> nodes(5000);
  std::map<unsigned, std::string> names;
  std::size_t sum = 0;
  for (int i = 0; i < rounds; ++i) {
    auto &place = nodes[random() % nodes.size()];
    auto made = std::make_unique<Node>();
    made->text.assign(random() % 120, 'x');
    if (every && i % every == 0)
      stableid::witness::identity(made.get(), "node_id");
    if (i % 3 == 0)
      place.reset();
    else if (place && !place->next)
      made->next = std::move(place);
    place = std::move(made);
    names[random() % 2000] = place->text;
    if (i % 16 == 0) {
      std::vector<int> grown;
      for (int j = 0; j < 200; ++j)
        grown.push_back(j);
      sum += grown.size();
    }
    sum += names.size();
  }
  return sum;
}

} // namespace

int main(int argc, char **argv) {
  const int threads = argc > 1 ? std::atoi(argv[1]) : 1;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 4'000'000;
  const int every = argc > 3 ? std::atoi(argv[3]) : 1000;
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i)
    running.emplace_back([=] {
      if (work(static_cast<unsigned>(i) + 1, rounds, every) == 0)
        std::abort();
    });
  for (auto &thread : running)
    thread.join();
  std::printf("%.3f\n", static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}
