// Random bytes that nobody can predict and no two processes or threads share:
// what every random id of the library is made of.
#pragma once

#include "stableid/detail/chacha.h"
#include "stableid/detail/fork.h"

#include <cstddef>

// Rounds of ChaCha: 8, 12 or 20. No attack is known on 8 (the best reach 7); 20
// is what TLS uses and costs about twice as much. One value per program.
#if !defined(STABLEID_CHACHA_ROUNDS)
#define STABLEID_CHACHA_ROUNDS 8
#endif

namespace stableid {
namespace detail {

// A generator with fast key erasure (D. J. Bernstein, "Fast-key-erasure
// random-number generators", 2017): each refill replaces its own key, and bytes
// are zeroed as they are handed out, so that memory tells nothing of the past.
class Random {
public:
  constexpr Random() noexcept = default;

  template <std::size_t Size> void take(void *out) {
    static_assert(Size <= usable, "one refill must be enough");
    if (left_ < Size || page_->nonce.load(std::memory_order_relaxed) != nonce_)
      refill();
    unsigned char *from = bytes_ + sizeof bytes_ - left_;
    std::memcpy(out, from, Size);
    std::memset(from, 0, Size);
    left_ -= Size;
  }

  // Forgets the key; the next byte comes from a new one.
  void forget() noexcept {
    left_ = 0;
    nonce_ = 0;
  }

private:
  static constexpr std::size_t key_size = 32;
  static constexpr std::size_t usable = 4 * chacha_words - key_size;

  STABLEID_COLD void refill() {
    std::uint32_t key[8];
    static_assert(sizeof key == key_size, "a key of ChaCha has 256 bits");
    ProcessPage *page = process_page();
    const std::uint64_t nonce = drawn_word(page->nonce);
    if (nonce != nonce_)
      system_entropy(key, sizeof key);
    else
      std::memcpy(key, bytes_, sizeof key);
    page_ = page;
    nonce_ = nonce;
    alignas(cache_line) std::uint32_t words[chacha_words];
    chacha<STABLEID_CHACHA_ROUNDS>(key, words);
    std::memcpy(bytes_, words, sizeof bytes_);
    erase(key, sizeof key);
    erase(words, sizeof words);
    left_ = usable;
  }

  // A memset that is not optimised away.
  static void erase(void *memory, std::size_t size) noexcept {
    std::memset(memory, 0, size);
    __asm__ __volatile__("" : : "r"(memory) : "memory");
  }

  ProcessPage *page_ = nullptr;
  std::uint64_t nonce_ = 0; // of the process that drew the key
  std::size_t left_ = 0;    // bytes not handed out, at the end
  alignas(16) unsigned char bytes_[4 * chacha_words] = {};
};

// Has a constant initial value and no destructor, so that it costs no guard and
// works in the constructors and destructors of other thread_local objects.
STABLEID_PROCESS_WIDE inline thread_local Random thread_random;

inline std::uint64_t random_word() {
  std::uint64_t word;
  thread_random.take<sizeof word>(&word);
  return word;
}

} // namespace detail

// Fills `size` bytes. Thread-safe; not async-signal-safe. Seeds itself on first
// use in a thread and after a fork. Throws Error(entropy_unavailable).
inline void random_bytes(void *out, std::size_t size) {
  auto *to = static_cast<unsigned char *>(out);
  for (; size >= 16; size -= 16, to += 16)
    detail::thread_random.take<16>(to);
  for (; size != 0; --size, ++to)
    detail::thread_random.take<1>(to);
}

// Makes the calling thread draw a new key from the system before its next
// random id. For what no program can notice by itself: a virtual machine that
// was restored or cloned from a snapshot.
inline void reseed() noexcept { detail::thread_random.forget(); }

} // namespace stableid
