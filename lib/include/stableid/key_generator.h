// KeyGenerator: from a logical id to a sequence of its own, and to keys made of
// both, "order-42:7".
#pragma once

#include "stableid/detail/decimal.h"
#include "stableid/detail/id_trie.h"
#include "stableid/global_id.h"

namespace stableid {

// process: "id:number". Numbers start at 1 in every process, so these keys are
// for its memory, not for what is stored. global: "id@nonce:number", with the
// process nonce as 16 hexadecimal digits: unique across processes and forks.
enum class KeyScope : unsigned char { process, global };

// The sequence of one logical id: numbers from 1 upward, each given once.
// Refers to its KeyGenerator, which must live longer. Copies share the
// sequence.
class KeySequence {
public:
  // One atomic addition. Thread-safe.
  std::uint64_t next() const noexcept {
    return node_->count.fetch_add(1, std::memory_order_relaxed) + 1;
  }

  // A new key. Thread-safe. Throws Error(entropy_unavailable).
  std::string key() const { return render(*node_, scope_); }

private:
  friend class KeyGenerator;
  KeySequence(detail::IdNode &node, KeyScope scope) noexcept
      : node_(&node), scope_(scope) {}

  static std::string render(detail::IdNode &node, KeyScope scope) {
    char tail[1 + 16 + 1 + detail::decimal_size];
    char *end = tail;
    if (scope == KeyScope::global) {
      *end++ = '@';
      end = detail::to_hex(end, detail::process_nonce());
    }
    // The number comes last, after the last ':', so that any text can be an id.
    *end++ = ':';
    end = detail::to_decimal(
        end, node.count.fetch_add(1, std::memory_order_relaxed) + 1);
    const auto size = static_cast<std::size_t>(end - tail);
    std::string key;
    key.reserve(node.id.size() + size);
    key.append(node.id);
    key.append(tail, size);
    return key;
  }

  detail::IdNode *node_;
  KeyScope scope_;
};

// Each logical id is remembered for the generator's life, since a forgotten one
// would start at 1 again; max_ids bounds the memory, 128 bytes and the text
// each, and 8 KiB to begin with. Thread-safe; no lock, also after a fork in any
// thread.
class KeyGenerator {
public:
  static constexpr std::size_t default_max_ids = std::size_t{1} << 20;

  explicit KeyGenerator(KeyScope scope, std::size_t max_ids = default_max_ids)
      : ids_(detail::random_word(), max_ids), scope_(scope) {}
  KeyGenerator(const KeyGenerator &) = delete;
  KeyGenerator &operator=(const KeyGenerator &) = delete;

  // The next number of `id`. Throws Error(too_many_ids), std::bad_alloc.
  std::uint64_t next(std::string_view id) {
    return node(id).count.fetch_add(1, std::memory_order_relaxed) + 1;
  }

  // A new key. Throws Error(too_many_ids), Error(entropy_unavailable),
  // std::bad_alloc.
  std::string key(std::string_view id) {
    return KeySequence::render(node(id), scope_);
  }

  // Looks the id up once, for who needs it often. Throws as next does.
  KeySequence sequence(std::string_view id) {
    return KeySequence(node(id), scope_);
  }

  // How many logical ids there are.
  std::size_t size() const noexcept { return ids_.size(); }

private:
  detail::IdNode &node(std::string_view id) {
    detail::IdNode *found = ids_.find_or_insert(id);
    if (found == nullptr)
      detail::fail(Errc::too_many_ids);
    return *found;
  }

  detail::IdTrie ids_;
  KeyScope scope_;
};

} // namespace stableid
