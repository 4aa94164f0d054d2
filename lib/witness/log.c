/* Events as lines of JSON. See log.h. */
#include "log.h"
#include "process.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static atomic_flag taken = ATOMIC_FLAG_INIT;

void log_lock(void) {
  while (atomic_flag_test_and_set_explicit(&taken, memory_order_acquire))
    sched_yield();
}

void log_unlock(void) {
  atomic_flag_clear_explicit(&taken, memory_order_release);
}

/* The line that is being made, with the lock. */
static char line[48 * 1024];
static size_t length;

static void put(const char *text) {
  const size_t size = strlen(text);
  if (size < sizeof line - length) {
    memcpy(line + length, text, size);
    length += size;
  }
}

static void put_quoted(const char *text) {
  static const char digits[] = "0123456789abcdef";
  put("\"");
  for (; *text; ++text) {
    const unsigned char byte = (unsigned char)*text;
    if (byte == '"' || byte == '\\')
      put((char[]){'\\', (char)byte, 0});
    else if (byte < 0x20)
      put((char[]){'\\', 'u', '0', '0', digits[byte / 16], digits[byte % 16],
                   0});
    else
      put((char[]){(char)byte, 0});
  }
  put("\"");
}

static void put_number(uint64_t number) {
  char text[24];
  char *begin = text + sizeof text - 1;
  *begin = '\0';
  do
    *--begin = (char)('0' + number % 10);
  while (number /= 10);
  put(begin);
}

static void put_hex(uint64_t number) {
  char text[24];
  char *begin = text + sizeof text - 1;
  *begin = '\0';
  do
    *--begin = "0123456789abcdef"[number % 16];
  while (number /= 16);
  put("\"0x");
  put(begin);
  put("\"");
}

static void put_frames(const char *key, const struct frame *frames,
                       unsigned depth) {
  if (depth == 0)
    return;
  put(",\"");
  put(key);
  put("\":[");
  for (unsigned i = 0; i < depth; ++i) {
    put(i ? ",{\"offset\":" : "{\"offset\":");
    put_hex(frames[i].offset);
    if (frames[i].module) {
      put(",\"module\":");
      put_quoted(frames[i].module);
    }
    if (frames[i].symbol) {
      put(",\"symbol\":");
      put_quoted(frames[i].symbol);
    }
    put("}");
  }
  put("]");
}

static void put_object(const struct object *object, uint32_t thread) {
  put("\"size\":");
  put_number(object->size);
  put(",\"thread\":");
  put_number(thread);
}

static void put_site(uint32_t site) {
  const struct counts_site *at = &counts->sites[site];
  put(",\"file\":");
  put_quoted(at->file);
  put(",\"line\":");
  put_number(at->line);
}

static void write_line(void) {
  char path[1100];
  int file = STDERR_FILENO;
  if (process_folder) {
    snprintf(path, sizeof path, "%s/events.jsonl", process_folder);
    /* Opened each time: a program may close or reuse every descriptor. */
    file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  }
  if (file < 0 || write(file, line, length) != (ssize_t)length)
    __atomic_fetch_add(&counts->lost, 1, __ATOMIC_RELAXED);
  if (file >= 0 && process_folder)
    close(file);
}

static void log_event(const struct event *event) {
  static const char *const names[] = {"freed", "given-out", "twice",
                                      "dangling"};
  const struct detail *detail = &event->detail;
  const struct stack *stacks[] = {&detail->first.allocated, &detail->named,
                                  &detail->freed, &detail->second.allocated,
                                  &event->at};
  /* The loader is asked before the lock is taken: it may have one itself. */
  struct frame frames[5][STACK_DEPTH];
  for (unsigned i = 0; i < 5; ++i)
    for (unsigned j = 0; j < stacks[i]->depth; ++j)
      frames[i][j] = stack_frame(stacks[i]->pcs[j]);
  const bool second =
      event->kind == kind_twice || event->kind == kind_given_out;
  log_lock();
  length = 0;
  put("{\"event\":");
  put_quoted(names[event->kind]);
  put(",\"pid\":");
  put_number(counts->pid);
  put(",\"name\":");
  put_quoted(counts->sites[event->first_site].name);
  put(",\"address\":");
  put_hex(event->address);
  put(",\"first\":{");
  put_object(&detail->first, detail->first.thread);
  put_site(event->first_site);
  put_frames("allocated", frames[0], stacks[0]->depth);
  put_frames("named", frames[1], stacks[1]->depth);
  put_frames("freed", frames[2], stacks[2]->depth);
  put("}");
  if (second) {
    put(",\"second\":{");
    put_object(&detail->second, detail->second.thread);
    if (event->kind == kind_twice)
      put_site(event->site);
    put_frames("allocated", frames[3], stacks[3]->depth);
    if (event->kind == kind_twice)
      put_frames("named", frames[4], stacks[4]->depth);
    put("}");
  } else if (event->kind == kind_dangling) {
    put(",\"second\":{\"thread\":");
    put_number(event->thread);
    put_site(event->site);
    put_frames("named", frames[4], stacks[4]->depth);
    put("}");
  }
  put("}\n");
  write_line();
  log_unlock();
}

void log_events(const struct events *told) {
  for (unsigned i = 0; i < told->count; ++i)
    log_event(&told->list[i]);
}
