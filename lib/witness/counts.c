/* Numbers in a mapped file. See counts.h. */
#include "counts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct counts *counts;

/* A new file: a program that follows by exec has the number of the one before
 * it, whose counts stay. */
static int fresh_file(const char *folder) {
  char path[1100];
  for (int turn = 0; turn < 1000; ++turn) {
    const int length = snprintf(path, sizeof path, "%s/%ld-%d.counts", folder,
                                (long)getpid(), turn);
    if (length < 0 || (size_t)length >= sizeof path)
      return -1;
    const int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0 || errno != EEXIST)
      return file;
  }
  return -1;
}

void counts_open(const char *folder, uint64_t limit) {
  const struct counts *earlier = counts;
  void *memory = MAP_FAILED;
  const int file = folder ? fresh_file(folder) : -1;
  if (file >= 0) {
    if (ftruncate(file, sizeof(struct counts)) == 0)
      memory = mmap(NULL, sizeof(struct counts), PROT_READ | PROT_WRITE,
                    MAP_SHARED, file, 0);
    close(file);
  }
  if (memory == MAP_FAILED)
    memory = mmap(NULL, sizeof(struct counts), PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    return;
  struct counts *made = memory;
  made->magic = COUNTS_MAGIC;
  made->pid = (uint32_t)getpid();
  made->parent = (uint32_t)getppid();
  made->limit = limit;
  if (readlink("/proc/self/exe", made->program, sizeof made->program - 1) < 0)
    made->program[0] = '\0';
  if (earlier) {
    made->heap = earlier->heap;
    made->site_count = earlier->site_count;
    for (uint64_t i = 0; i < earlier->site_count; ++i) {
      memcpy(made->sites[i].name, earlier->sites[i].name,
             sizeof made->sites[i].name);
      memcpy(made->sites[i].file, earlier->sites[i].file,
             sizeof made->sites[i].file);
      made->sites[i].line = earlier->sites[i].line;
    }
    munmap((void *)earlier, sizeof *earlier);
  }
  counts = made;
}

/* Sites by a hash of where their texts are; the texts decide. */
static uint16_t by_place[2 * counts_sites];

static bool same(const struct counts_site *site, const char *name,
                 const char *file, uint32_t line) {
  return site->line == line &&
         strncmp(site->name, name, sizeof site->name - 1) == 0 &&
         strncmp(site->file, file, sizeof site->file - 1) == 0;
}

uint32_t counts_site_of(const char *name, const char *file, uint32_t line) {
  const uint64_t mixed =
      ((uintptr_t)name ^ (uint64_t)(uintptr_t)file << 17 ^ line) *
      0x9E3779B97F4A7C15u;
  const unsigned start = (unsigned)(mixed >> 54);
  for (unsigned i = 0; i < 2 * counts_sites; ++i) {
    uint16_t *place = &by_place[(start + i) % (2 * counts_sites)];
    if (*place == 0) {
      uint32_t number = 0;
      /* The same texts at another place in memory. */
      while (number < counts->site_count &&
             !same(&counts->sites[number], name, file, line))
        ++number;
      if (number == counts_sites)
        return counts_sites;
      struct counts_site *site = &counts->sites[number];
      if (number == counts->site_count) {
        strncpy(site->name, name, sizeof site->name - 1);
        strncpy(site->file, file, sizeof site->file - 1);
        site->line = line;
        __atomic_store_n(&counts->site_count, number + 1, __ATOMIC_RELEASE);
      }
      *place = (uint16_t)(number + 1);
      return number;
    }
    if (same(&counts->sites[*place - 1], name, file, line))
      return *place - 1u;
  }
  return counts_sites;
}
