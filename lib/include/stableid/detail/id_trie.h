// A map from text to a counter that grows without locks and forgets nothing: a
// trie over the hash of the text, whose links are set once and never change.
#pragma once

#include "stableid/hash.h"

#include <atomic>
#include <memory>
#include <string>
#include <utility>

namespace stableid::detail {

// What a look-up reads fills one line of the cache.
struct alignas(cache_line) IdNode {
  IdNode(std::string_view text, std::uint64_t text_hash)
      : hash(text_hash), id(text) {}

  const std::uint64_t hash;
  const std::string id;
  std::atomic<IdNode *> child[2] = {};
  IdNode *made_before = nullptr;
  // Written by every use, on a line that look-ups do not read.
  alignas(cache_line) std::atomic<std::uint64_t> count{0};
};

class IdTrie {
public:
  // The seed keeps adversaries from choosing ids that fall on one path.
  IdTrie(std::uint64_t seed, std::size_t max_size)
      : seed_(seed), max_size_(max_size) {}
  IdTrie(const IdTrie &) = delete;
  IdTrie &operator=(const IdTrie &) = delete;
  ~IdTrie() {
    for (IdNode *node = made_.load(std::memory_order_acquire); node != nullptr;)
      delete std::exchange(node, node->made_before);
  }

  // Null when the id is new and there are max_size already. Threads that insert
  // at the same time may go over it, by less than their number.
  IdNode *find_or_insert(std::string_view id) {
    return find_or_insert(
        id, stable_hash(id, seed_),
        [](auto... arguments) {
          return std::make_unique<IdNode>(arguments...);
        });
  }

  // With any hash, which is equal for equal ids, and make(id, hash) for new
  // nodes.
  template <class Make>
  IdNode *find_or_insert(std::string_view id, std::uint64_t hash, Make make) {
    std::unique_ptr<IdNode> fresh;
    std::uint64_t path = hash;
    std::atomic<IdNode *> *link = &root_[path & (roots - 1)];
    path >>= root_bits;
    for (;;) {
      IdNode *node = link->load(std::memory_order_acquire);
      if (node == nullptr) {
        if (fresh == nullptr) {
          if (size() >= max_size_)
            return nullptr;
          fresh = make(id, hash);
        }
        if (link->compare_exchange_strong(node, fresh.get(),
                                          std::memory_order_acq_rel))
          return keep(fresh.release());
      }
      if (node->hash == hash && node->id == id)
        return node;
      // Equal hashes run out of bits and continue as a list.
      link = &node->child[path & 1];
      path >>= 1;
    }
  }

  std::size_t size() const noexcept {
    return size_.load(std::memory_order_relaxed);
  }

private:
  // 8 KiB, and nearly the speed of an array for a thousand ids.
  static constexpr unsigned root_bits = 10;
  static constexpr unsigned roots = 1u << root_bits;

  IdNode *keep(IdNode *node) noexcept {
    size_.fetch_add(1, std::memory_order_relaxed);
    node->made_before = made_.load(std::memory_order_relaxed);
    while (!made_.compare_exchange_weak(node->made_before, node,
                                        std::memory_order_acq_rel,
                                        std::memory_order_relaxed))
      ;
    return node;
  }

  const std::uint64_t seed_;
  const std::size_t max_size_;
  std::atomic<IdNode *> root_[roots] = {};
  std::atomic<IdNode *> made_{nullptr};
  std::atomic<std::size_t> size_{0};
};

} // namespace stableid::detail
