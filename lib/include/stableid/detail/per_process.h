// PerProcess<State>: what a fork must not share, such as a connection and the
// numbers leased over it. A child gets a state of its own on first use.
#pragma once

#include "stableid/detail/fork.h"

#include <utility>

namespace stableid::detail {

// `State` has a constructor State(const State &inherited), which may read only
// what never changes, and atomics: another thread of the parent can have held
// its mutex at the time of the fork. For the same reason the parent's state is
// never destroyed in the child.
template <class State> class PerProcess {
public:
  template <class... Arguments>
  explicit PerProcess(Arguments &&...arguments)
      : newest_(
            new Node(process_nonce(), std::forward<Arguments>(arguments)...)) {}
  PerProcess(const PerProcess &) = delete;
  PerProcess &operator=(const PerProcess &) = delete;
  ~PerProcess() {
    Node *node = newest_.load(std::memory_order_acquire);
    if (node->nonce == process_page()->nonce.load(std::memory_order_relaxed))
      delete node;
  }

  // Thread-safe. Throws Error(entropy_unavailable), std::bad_alloc, in a child
  // only.
  State &get() {
    Node *node = newest_.load(std::memory_order_acquire);
    const std::uint64_t nonce = process_nonce();
    while (node->nonce != nonce) {
      Node *fresh = new Node(nonce, std::as_const(node->state));
      if (newest_.compare_exchange_strong(node, fresh,
                                          std::memory_order_acq_rel))
        return fresh->state;
      delete fresh;
    }
    return node->state;
  }

private:
  struct Node {
    template <class... Arguments>
    explicit Node(std::uint64_t of, Arguments &&...arguments)
        : nonce(of), state(std::forward<Arguments>(arguments)...) {}
    const std::uint64_t nonce;
    State state;
  };

  std::atomic<Node *> newest_;
};

} // namespace stableid::detail
