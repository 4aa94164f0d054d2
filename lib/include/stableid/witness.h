// witness::identity: says that an address becomes an identity here, so that a run
// under `stableid witness` can tell whether it was one before.
#pragma once

#include "stableid/detail/config.h"
#include "stableid_witness.h"

namespace stableid::witness {

// The object is known by its address from now on, under this name. Returns the
// pointer, so that it can stand where the address is taken. Does nothing unless
// the witness is loaded. The texts must last.
template <class T>
T *identity(T *object, const char *name, const char *file = __builtin_FILE(),
            unsigned line = __builtin_LINE()) noexcept {
  stableid_witness_identity_at(object, name, file, line);
  return object;
}

// The identity is gone, with everything that was stored of it.
template <class T> void forget(T *object, const char *name) noexcept {
  stableid_witness_forget(object, name);
}

} // namespace stableid::witness
