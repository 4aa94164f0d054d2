// Random bytes from the operating system: getrandom, getentropy or
// /dev/urandom. Never std::random_device, which may be a processor instruction
// that fails with success (CVE-2025-62626) and takes microseconds.
#pragma once

#include "stableid/error.h"

#include <cerrno>
#include <cstddef>

#include <fcntl.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/random.h>
#elif defined(__APPLE__) || defined(__FreeBSD__) || defined(__OpenBSD__) ||    \
    defined(__NetBSD__)
#include <sys/random.h>
#else
#error "stableid knows no source of random bytes on this system"
#endif

namespace stableid::detail {

// Fills from /dev/urandom, for kernels and sandboxes without the system call.
STABLEID_COLD inline bool read_urandom(unsigned char *out, std::size_t size) {
  int file;
  do
    file = ::open("/dev/urandom", O_RDONLY | O_CLOEXEC);
  while (file < 0 && errno == EINTR);
  if (file < 0)
    return false;
  while (size != 0) {
    const ssize_t got = ::read(file, out, size);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      break;
    out += got;
    size -= static_cast<std::size_t>(got);
  }
  ::close(file);
  return size == 0;
}

inline bool ask_system(unsigned char *out, std::size_t size) {
#if defined(__linux__)
  while (size != 0) {
    const ssize_t got = ::getrandom(out, size, 0);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return false;
    out += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
#else
  return ::getentropy(out, size) == 0;
#endif
}

// Fills `size` (at most 256) bytes. Throws Error(entropy_unavailable).
STABLEID_COLD inline void system_entropy(void *out, std::size_t size) {
  auto *bytes = static_cast<unsigned char *>(out);
  if (!ask_system(bytes, size) && !read_urandom(bytes, size))
    fail(Errc::entropy_unavailable);
}

} // namespace stableid::detail
