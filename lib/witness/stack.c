/* Return addresses of the calling thread. See stack.h. */
#include "stack.h"

#include <dlfcn.h>
#include <link.h>
#include <sys/auxv.h>
#include <unistd.h>
#include <unwind.h>

_Thread_local uint32_t stack_earned, stack_spent;
_Atomic(uint64_t) stack_sizes;

/* Where the code of this library lies: the linker's own symbols. */
extern const char __ehdr_start[] __attribute__((visibility("hidden")));
extern const char etext[] __attribute__((visibility("hidden")));

static struct link_map *program;
static char program_path[1024];

struct walk {
  struct stack *taken;
  bool outside; /* the frames of this library are behind */
};

static _Unwind_Reason_Code step(struct _Unwind_Context *context, void *cookie) {
  struct walk *walk = cookie;
  uintptr_t pc = (uintptr_t)_Unwind_GetIP(context);
  if (pc == 0)
    return _URC_END_OF_STACK;
  if (!walk->outside) {
    if (pc >= (uintptr_t)__ehdr_start && pc <= (uintptr_t)etext)
      return _URC_NO_REASON;
    walk->outside = true;
  }
  walk->taken->pcs[walk->taken->depth++] = pc;
  return walk->taken->depth == STACK_DEPTH ? _URC_END_OF_STACK
                                           : _URC_NO_REASON;
}

void stack_take(struct stack *taken) {
  struct walk walk = {taken, false};
  taken->depth = 0;
  _Unwind_Backtrace(step, &walk);
}

/* The file that has this address, or null. */
static struct link_map *file_of(uintptr_t pc, Dl_info *info) {
  void *found = NULL;
  if (!dladdr1((void *)pc, info, &found, RTLD_DL_LINKMAP))
    return NULL;
  return found;
}

void stack_prepare(void) {
  Dl_info info;
  program = file_of(getauxval(AT_ENTRY), &info);
  const ssize_t length =
      readlink("/proc/self/exe", program_path, sizeof program_path - 1);
  program_path[length > 0 ? length : 0] = '\0';
  struct stack first;
  stack_take(&first);
}

struct frame stack_frame(uintptr_t pc) {
  struct frame frame = {NULL, NULL, pc};
  Dl_info info;
  const struct link_map *file = file_of(pc, &info);
  if (!file)
    return frame;
  frame.module = info.dli_fname;
  if (file == program && program_path[0])
    frame.module = program_path;
  frame.symbol = info.dli_sname;
  frame.offset = pc - file->l_addr;
  return frame;
}
