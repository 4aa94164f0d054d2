/* Tells the witness that an address becomes an identity here. A no-op unless the
 * program runs under `stableid witness`, which then says whether the address was
 * an identity before, of another object. For C11 and for C++ from C++11 on;
 * stableid/witness.h has it in C++'s own words. See docs/witness.md. */
#ifndef STABLEID_WITNESS_H
#define STABLEID_WITNESS_H

#if !defined(__GNUC__)
#error "stableid needs GCC or Clang: it uses their atomics and attributes"
#endif

#include <dlfcn.h>

#if defined(__cplusplus)
extern "C" {
#endif

/* Weak: a program without a dynamic linker has none, and no witness. */
static __typeof__(dlsym) stableid_witness_find
    __attribute__((weakref("dlsym"), unused));

/* A function of the library, if that is loaded. Found by name, and not by a weak
 * symbol: of those a program that is not position independent knows nothing. */
static inline void *stableid_witness_entry(const char *name) {
  return stableid_witness_find ? stableid_witness_find((void *)0, name)
                               : (void *)0;
}

/* A place that `stableid witness -p` can watch from outside: an instruction that
 * does nothing, and a note for tracers beside the code, as <sys/sdt.h> writes it. */
#if defined(__x86_64__) && defined(__ELF__)
#define STABLEID_WITNESS_MARK_(name, object, text, file, line)                 \
  __asm__ __volatile__(                                                        \
      "990: nop\n"                                                             \
      ".pushsection .note.stapsdt,\"?\",\"note\"\n"                            \
      ".balign 4\n"                                                            \
      ".4byte 992f-991f, 994f-993f, 3\n"                                       \
      "991: .asciz \"stapsdt\"\n"                                              \
      "992: .balign 4\n"                                                       \
      "993: .8byte 990b, _.stapsdt.base, 0\n"                                  \
      ".asciz \"stableid\"\n"                                                  \
      ".asciz \"" name "\"\n"                                                  \
      ".asciz \"8@%0 8@%1 8@%2 4@%3\"\n"                                       \
      "994: .balign 4\n"                                                       \
      ".popsection\n"                                                          \
      ".ifndef _.stapsdt.base\n"                                               \
      ".pushsection .stapsdt.base,\"aG\",\"progbits\",.stapsdt.base,comdat\n"  \
      ".weak _.stapsdt.base\n"                                                 \
      ".hidden _.stapsdt.base\n"                                               \
      "_.stapsdt.base: .space 1\n"                                             \
      ".size _.stapsdt.base, 1\n"                                              \
      ".popsection\n"                                                          \
      ".endif"                                                                 \
      :                                                                        \
      : "r"(object), "r"(text), "r"(file), "r"(line))
#else
#define STABLEID_WITNESS_MARK_(name, object, text, file, line) ((void)0)
#endif

/* The object at this address is known by it from now on, under this name: the
 * address is stored, hashed, printed or sent as its identity. Null is ignored.
 * The texts must last. */
static inline void stableid_witness_identity_at(const void *object,
                                                const char *name,
                                                const char *file,
                                                unsigned line) {
  typedef void function(const void *, const char *, const char *, unsigned);
  static function *known;
  static int asked;
  if (!__atomic_load_n(&asked, __ATOMIC_ACQUIRE)) {
    void *found = stableid_witness_entry("stableid_witness_identity_v1");
    __builtin_memcpy(&known, &found, sizeof found);
    __atomic_store_n(&asked, 1, __ATOMIC_RELEASE);
  }
  STABLEID_WITNESS_MARK_("identity", object, name, file, line);
  if (known)
    known(object, name, file, line);
}
#define stableid_witness_identity(object, name)                                \
  stableid_witness_identity_at((object), (name), __FILE__, __LINE__)

/* The identity is gone, with everything that was stored of it: that the address
 * is handed out again is no harm from now on. */
static inline void stableid_witness_forget(const void *object,
                                           const char *name) {
  typedef void function(const void *, const char *);
  static function *known;
  static int asked;
  if (!__atomic_load_n(&asked, __ATOMIC_ACQUIRE)) {
    void *found = stableid_witness_entry("stableid_witness_forget_v1");
    __builtin_memcpy(&known, &found, sizeof found);
    __atomic_store_n(&asked, 1, __ATOMIC_RELEASE);
  }
  STABLEID_WITNESS_MARK_("forget", object, name, name, 0);
  if (known)
    known(object, name);
}

#if defined(__cplusplus)
}
#endif

#endif
