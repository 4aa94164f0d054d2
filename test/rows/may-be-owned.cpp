// The row may-be-owned: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key

#include <map>
#include <memory>

struct Stream { int Index; };

static std::map<const Stream *, std::unique_ptr<Stream>> copies;

Stream *copyOf(const Stream *S) {
  std::unique_ptr<Stream> &Copy = copies[S]; // no-warning: may-be-owned
  if (!Copy)
    Copy = std::make_unique<Stream>(*S);
  return Copy.get();
}
