// A record that is written whole, with a pointer inside.
#pragma once
#include <unistd.h>

namespace acme {

struct Session;
struct Record {
  unsigned kind;
  const Session *owner;
};

inline bool save(int fd, const Record &record) {
  return write(fd, &record, sizeof record) == sizeof record;
}

} // namespace acme
