// The code of docs/lib/witness.md.
#include <gtest/gtest.h>

#include <memory>
#include <set>

#include <stableid/witness.h>

namespace {

struct Request {
  int number = 0;
};

TEST(Snippets, Witness) {
  std::set<const void *> open_requests;
  const auto request = std::make_unique<Request>();
  open_requests.insert(stableid::witness::identity(request.get(), "open_requests"));
  // ...
  open_requests.erase(request.get());
  stableid::witness::forget(request.get(), "open_requests");
  EXPECT_TRUE(open_requests.empty());
}

} // namespace
