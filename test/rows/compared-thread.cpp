// The row compared-thread: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key

#include <pthread.h>

struct Lock {
  unsigned long Owner = 0;
  void take() { Owner = static_cast<unsigned long>(pthread_self()); }
  bool mine() const { return Owner == static_cast<unsigned long>(pthread_self()); } // no-warning: compared-thread
};
