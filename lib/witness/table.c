/* The last holders of addresses. See table.h. */
#include "table.h"
#include "filter.h"
#include "process.h"

#include <sched.h>
#include <string.h>
#include <sys/mman.h>

enum { none = 0, ways = 8, sets = 1024, line_size = 64, refilled_by = 128 };
enum { lines = filter_window / line_size };

static struct filter filters[2];

/* Holders are numbered from 1. Those of a line of memory hang together; the heads
 * of the lines of a window lie side by side, as a block is read. */
static struct holder *holders;
static struct detail *details;
static uint32_t capacity, cursor, gone, turn;
static uint32_t first_of[(size_t)filter_words * lines];
static const struct stack no_stack;

/* Stacks of allocations, by the window that the block begins in. */
struct remembered {
  uintptr_t block;
  struct object object;
};
static struct remembered (*remembered)[ways];
static uint8_t next_way[sets];

static atomic_flag taken = ATOMIC_FLAG_INIT;

void table_lock(void) {
  for (unsigned tries = 1;
       atomic_flag_test_and_set_explicit(&taken, memory_order_acquire); ++tries)
    if (tries % 64 == 0)
      sched_yield();
}

void table_unlock(void) {
  atomic_flag_clear_explicit(&taken, memory_order_release);
}

static void *pages(size_t size) {
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

bool table_prepare(uint32_t wanted) {
  holders = pages(((size_t)wanted + 1) * sizeof *holders);
  details = pages(((size_t)wanted + 1) * sizeof *details);
  remembered = pages(sets * sizeof *remembered);
  capacity = wanted;
  return holders && details && remembered;
}

/* ---- Holders ------------------------------------------------------------ */

static uint32_t *head_of(uintptr_t address) {
  return &first_of[filter_word(address) * lines + address / line_size % lines];
}

/* The filter is filled anew when so many holders went that it says yes to what
 * is no more. */
static void refill(void) {
  struct filter *fresh =
      atomic_load(&filter_current) == &filters[0] ? &filters[1] : &filters[0];
  for (size_t i = 0; i < filter_words; ++i)
    atomic_store_explicit(&fresh->words[i], 0, memory_order_relaxed);
  for (uint32_t i = 1; i <= capacity; ++i)
    if (holders[i].state != unused && !holders[i].quiet)
      filter_add(fresh, holders[i].address);
  atomic_store_explicit(&filter_current, fresh, memory_order_release);
  gone = 0;
}

static void gone_one(void) {
  if (++gone > refilled_by)
    refill();
}

static void take_out(uint32_t number) {
  uint32_t *link = head_of(holders[number].address);
  while (*link != number)
    link = &holders[*link].next;
  *link = holders[number].next;
  holders[number].state = unused;
  gone_one();
}

static struct holder *find(uintptr_t address, const char *name) {
  for (uint32_t i = *head_of(address); i != none;
       i = holders[i].next)
    if (holders[i].address == address &&
        strcmp(counts->sites[holders[i].site].name, name) == 0)
      return &holders[i];
  return NULL;
}

static struct holder *add(uintptr_t address) {
  const uint32_t number = cursor = cursor % capacity + 1;
  struct holder *made = &holders[number];
  if (made->state != unused) {
    take_out(number);
    ++counts->evicted;
  }
  uint32_t *head = head_of(address);
  made->address = address;
  made->turn = 0;
  made->quiet = false;
  made->next = *head;
  *head = number;
  if (!filter_asked())
    atomic_store_explicit(&filter_current, &filters[0], memory_order_release);
  filter_add(atomic_load(&filter_current), address);
  return made;
}

/* The holders in a block, one after another. */
struct search {
  uintptr_t begin, end, line;
  size_t left; /* lines, or all heads where that is less */
  bool all;
  uint32_t next;
};

static struct search search_in(uintptr_t block, size_t size) {
  struct search search = {block, block + (size ? size : 1), block / line_size,
                          0,     false,                     none};
  search.left = (search.end - 1) / line_size - search.line + 1;
  search.all = search.left > (size_t)filter_words * lines;
  if (search.all)
    search.left = (size_t)filter_words * lines;
  ++turn;
  return search;
}

static struct holder *search_next(struct search *search) {
  for (;;) {
    while (search->next == none) {
      if (search->left == 0)
        return NULL;
      --search->left;
      search->next = search->all ? first_of[search->left]
                                 : *head_of(search->line++ * line_size);
    }
    struct holder *holder = &holders[search->next];
    search->next = holder->next;
    /* Two lines of the block may have one head. */
    if (holder->address < search->begin || holder->address >= search->end ||
        holder->turn == turn || holder->quiet)
      continue;
    holder->turn = turn;
    return holder;
  }
}

/* ---- Allocations that are remembered ------------------------------------ */

static struct object object_at(uintptr_t address) {
  /* The block may begin one window before. */
  for (uintptr_t back = 0; back < 2; ++back) {
    const struct remembered *set =
        remembered[(address / filter_window - back) % sets];
    for (unsigned way = 0; way < ways; ++way)
      if (set[way].block <= address &&
          address - set[way].block < set[way].object.size)
        return set[way].object;
  }
  return (struct object){0};
}

void table_remember(uintptr_t block, size_t size, const struct stack *at) {
  table_lock();
  const size_t set = block / filter_window % sets;
  struct remembered *kept = NULL;
  for (unsigned way = 0; way < ways; ++way)
    if (remembered[set][way].block == block)
      kept = &remembered[set][way];
  if (!kept)
    kept = &remembered[set][next_way[set]++ % ways];
  kept->block = block;
  kept->object = (struct object){size ? size : 1, thread_number(), *at};
  table_unlock();
}

static void disremember(uintptr_t block) {
  struct remembered *set = remembered[block / filter_window % sets];
  for (unsigned way = 0; way < ways; ++way)
    if (set[way].block == block)
      set[way].object.size = 0;
}

/* ---- What is told ------------------------------------------------------- */

static bool may_tell(uint32_t site, enum kind kind) {
  return counts->sites[site].told[kind] < counts->limit;
}

/* Whether details are kept. */
static bool may_tell_more(uint32_t site) { return may_tell(site, kind_twice); }

/* Of which an object had an identity; see stack_sizes. */
static uint64_t sizes_seen;
static bool stacks_wanted;

void table_ask_sites(void) {
  bool wanted = false;
  for (uint32_t site = 0; site < counts->site_count; ++site)
    wanted = wanted || may_tell_more(site);
  stacks_wanted = wanted;
  atomic_store_explicit(&stack_sizes, wanted ? sizes_seen : 0,
                        memory_order_relaxed);
}

static struct detail *detail_of(const struct holder *holder) {
  return &details[holder - holders];
}

static void tell(struct events *told, enum kind kind, const struct holder *of,
                 uint32_t site, const struct stack *at) {
  if (!may_tell(of->site, kind) ||
      told->count == sizeof told->list / sizeof *told->list)
    return;
  ++counts->sites[of->site].told[kind];
  if (!may_tell(of->site, kind))
    table_ask_sites();
  struct event *event = &told->list[told->count++];
  event->kind = kind;
  event->address = of->address;
  event->detail = *detail_of(of);
  event->first_site = of->site;
  event->site = site;
  event->thread = thread_number();
  event->at = *at;
}

/* ---- Calls -------------------------------------------------------------- */

uint32_t table_site(const char *name, const char *file, uint32_t line) {
  table_lock();
  const uint64_t before = counts->site_count;
  const uint32_t site = counts_site_of(name, file, line);
  if (site == counts_sites)
    ++counts->no_room;
  if (counts->site_count != before)
    table_ask_sites();
  table_unlock();
  return site;
}

/* From now on stacks are taken of allocations of this size. */
static void interest(size_t size) {
  sizes_seen |= stack_size_bit(size);
  if (stacks_wanted)
    atomic_store_explicit(&stack_sizes, sizes_seen, memory_order_relaxed);
}

static bool is_whole(const struct holder *holder) {
  return holder->state == alive || holder->state == moving;
}

/* A new identity, of a new object or of the second one at the address. */
static void begin(struct holder *holder, uint32_t site, struct object object,
                  const struct stack *at) {
  ++counts->sites[site].identities;
  ++counts->classes[holder->class].identities;
  holder->site = (uint16_t)site;
  holder->state = alive;
  holder->was_given = false;
  if (holder->quiet) {
    holder->quiet = false;
    filter_add(atomic_load(&filter_current), holder->address);
  }
  struct detail *detail = detail_of(holder);
  detail->first = object;
  detail->named = *at;
  detail->freed.depth = 0;
}

bool table_named(uintptr_t address, uint32_t site, const struct stack *at,
                 struct events *told) {
  table_lock();
  struct holder *known = find(address, counts->sites[site].name);
  if (known && is_whole(known)) {
    table_unlock();
    return true;
  }
  if (!at && may_tell_more(known ? known->site : site)) {
    table_unlock();
    return false;
  }
  if (!at)
    at = &no_stack;
  if (!known) {
    const struct object object = object_at(address);
    known = add(address);
    known->class = counts_class_of(object.size) % 64;
    if (object.size)
      interest(object.size);
    begin(known, site, object, at);
  } else if (known->state == freed) {
    ++counts->sites[site].dangling;
    tell(told, kind_dangling, known, site, at);
  } else {
    ++counts->sites[known->site].twice;
    ++counts->classes[known->class].twice;
    tell(told, kind_twice, known, site, at);
    begin(known, site, detail_of(known)->second, at);
  }
  table_unlock();
  return true;
}

void table_forget(uintptr_t address, const char *name) {
  table_lock();
  struct holder *known = find(address, name);
  if (known)
    take_out((uint32_t)(known - holders));
  table_unlock();
}

/* Whether a stack is needed for one of those that are found. */
static bool needs_stack(uintptr_t block, size_t size) {
  struct search search = search_in(block, size);
  for (struct holder *holder; (holder = search_next(&search));)
    if (may_tell_more(holder->site))
      return true;
  return false;
}

static void end(struct holder *holder, const struct stack *at,
                struct events *told) {
  /* The second object had no identity, and leaves the first one's as it was. */
  const bool first = holder->state != given_out;
  holder->state = freed;
  if (!first)
    return;
  if (may_tell_more(holder->site))
    detail_of(holder)->freed = *at;
  ++counts->sites[holder->site].freed;
  tell(told, kind_freed, holder, holder->site, at);
}

static void give_out(struct holder *holder, size_t size,
                     const struct stack *at, struct events *told) {
  /* The free of a realloc that is still under way. */
  if (holder->state == moving)
    end(holder, &no_stack, told);
  holder->state = given_out;
  holder->class = counts_class_of(size) % 64;
  if (may_tell_more(holder->site))
    detail_of(holder)->second =
        (struct object){size ? size : 1, thread_number(), *at};
  else {
    holder->quiet = true;
    gone_one();
  }
  if (holder->was_given)
    return;
  holder->was_given = true;
  ++counts->sites[holder->site].given_out;
  ++counts->classes[holder->class].given_out;
  interest(size);
  tell(told, kind_given_out, holder, holder->site, at);
}

bool table_allocated(uintptr_t block, size_t size, const struct stack *at,
                     struct events *told) {
  table_lock();
  if (!at && needs_stack(block, size)) {
    table_unlock();
    return false;
  }
  struct search search = search_in(block, size);
  for (struct holder *holder; (holder = search_next(&search));)
    give_out(holder, size, at ? at : &no_stack, told);
  table_unlock();
  return true;
}

bool table_freed(uintptr_t block, size_t size, const struct stack *at,
                 struct events *told) {
  table_lock();
  if (!at && needs_stack(block, size)) {
    table_unlock();
    return false;
  }
  disremember(block);
  struct search search = search_in(block, size);
  for (struct holder *holder; (holder = search_next(&search));)
    if (holder->state != freed)
      end(holder, at ? at : &no_stack, told);
  table_unlock();
  return true;
}

bool table_moving(uintptr_t block, size_t size) {
  table_lock();
  struct search search = search_in(block, size);
  for (struct holder *holder; (holder = search_next(&search));)
    if (holder->state == alive)
      holder->state = moving;
  const bool needs = needs_stack(block, size);
  table_unlock();
  return needs;
}

void table_moved(uintptr_t block, size_t size, bool away,
                 const struct stack *at, struct events *told) {
  table_lock();
  struct search search = search_in(block, size);
  for (struct holder *holder; (holder = search_next(&search));) {
    if (!away && holder->state == moving)
      holder->state = alive;
    /* Not what another thread has been given meanwhile. */
    else if (away && holder->state == moving)
      end(holder, at, told);
  }
  table_unlock();
}
