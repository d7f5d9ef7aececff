// The bound: the same rating by hand in C, for one grid and one shape of file, without a check that a real file needs.
//   bound FOLDER class|prefix rated|totals     writes FOLDER/bound/rated.csv and FOLDER/bound/invoices.csv
//   cc -O3 -march=native -o bound bound.c
// It trusts the file: every line is whole, in order and of a known class, and class names have at most seven letters.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum pool { NONE, FREE, FIXED, MOBILE };
enum { CLASSES = 64, NODES = 4096, ACCOUNTS = 1 << 15, SLOTS = 1 << 16, ROOM = 1 << 20 };
static const uint64_t SPREAD = 0x9E3779B97F4A7C15ull;

// In sixty thousandths of a euro every price of a second is whole.
static struct { char name[8]; int64_t connection, second; enum pool pool; } grid[CLASSES];
static int classes, free_class, class_at[256];
static int branch[NODES][10], class_of[NODES], nodes = 1;

static struct account { uint64_t caller, seconds, included; int64_t units; uint32_t month, calls, left, numbers; }
    accounts[ACCOUNTS];
static uint32_t account_at[SLOTS], account_count;
static uint64_t *called;
static size_t called_size;
static int called_shift;

static void fail(const char *what) { perror(what); exit(2); }

static uint64_t key_of(const char *name, long length) {
  uint64_t key;
  memcpy(&key, name, 8);
  return key & ((1ull << 8 * length) - 1);
}

static int find_class(const char *name, long length) {
  uint64_t key = key_of(name, length), known;
  for (unsigned slot = (unsigned)((key * SPREAD) >> 56);; slot = (slot + 1) & 255) {
    if (!class_at[slot]) return -1 - (int)slot;
    memcpy(&known, grid[class_at[slot] - 1].name, 8);
    if (known == key) return class_at[slot] - 1;
  }
}

// The columns of grid.csv: class, label, connection, minute, pool, weight, digits, prefixes; only a label has commas.
static void read_grid(const char *path) {
  FILE *file = fopen(path, "r");
  char line[1024], *cell[8];
  if (!file || !fgets(line, sizeof line, file)) fail(path);
  memset(class_of, -1, sizeof class_of);
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = 0;
    for (int at = 7; at > 1; at--) { cell[at] = strrchr(line, ','); *cell[at]++ = 0; }
    long length = strcspn(line, ",");
    char name[8] = {0};
    memcpy(name, line, length);
    memcpy(grid[classes].name, name, 8);
    grid[classes].connection = atoi(cell[2]) * 60, grid[classes].second = atoi(cell[3]);
    grid[classes].pool = !strcmp(cell[4], "free") ? FREE : !strcmp(cell[4], "fixed") ? FIXED
                       : !strcmp(cell[4], "mobile") ? MOBILE : NONE;
    class_at[-1 - find_class(name, length)] = classes + 1;
    if (grid[classes].pool == FREE) free_class = classes;
    else for (char *prefix = strtok(cell[7], " "); prefix; prefix = strtok(0, " ")) {
      int node = 0;
      for (; *prefix; prefix++) {
        int *next = &branch[node][*prefix - '0'];
        if (!*next) *next = nodes++;
        node = *next;
      }
      class_of[node] = classes;
    }
    classes++;
  }
  fclose(file);
}

static struct account *account(uint64_t caller, uint32_t month) {
  for (uint32_t slot = (uint32_t)((caller * 64 + month % 64) * SPREAD >> 48);; slot = (slot + 1) & (SLOTS - 1)) {
    if (!account_at[slot]) {
      if (account_count == ACCOUNTS) exit(2);
      accounts[account_count] = (struct account){.caller = caller, .month = month, .left = 7200};
      account_at[slot] = ++account_count;
    }
    struct account *found = &accounts[account_at[slot] - 1];
    if (found->caller == caller && found->month == month) return found;
  }
}

// Whether a number is among the first 500 of an account; numbers have less than 50 bits, accounts less than 14.
static int is_known(struct account *a, uint64_t number) {
  uint64_t key = (number << 14 | (uint64_t)(a - accounts)) + 1;
  for (size_t slot = key * SPREAD >> called_shift;; slot = (slot + 1) & (called_size - 1)) {
    if (called[slot] == key) return 1;
    if (called[slot]) continue;
    if (a->numbers == 500) return 0;
    a->numbers++, called[slot] = key;
    return 1;
  }
}

static char *put(char *out, uint64_t value) {
  char digits[20];
  int count = 0;
  do digits[count++] = '0' + value % 10; while (value /= 10);
  while (count) *out++ = digits[--count];
  return out;
}

static char *put_cents(char *out, uint64_t cents) {
  out = put(out, cents / 100);
  *out++ = '.', *out++ = '0' + cents / 10 % 10, *out++ = '0' + cents % 10;
  return out;
}

static void flush(int file, const char *from, const char *to) {
  while (from < to) {
    ssize_t written = write(file, from, to - from);
    if (written < 0) fail("write");
    from += written;
  }
}

static int in_order(const void *one, const void *other) {
  const struct account *a = one, *b = other;
  return a->caller != b->caller ? a->caller < b->caller ? -1 : 1 : (int)a->month - (int)b->month;
}

int main(int count, char **words) {
  if (count != 4) return 2;
  int by_prefix = *words[2] == 'p', has_lines = *words[3] == 'r';
  char path[4096], *slash = realpath(words[0], path) ? strrchr(path, '/') : 0;
  const char *grid_path = getenv("GRID");
  read_grid(grid_path ? grid_path : (slash ? (strcpy(slash, "/grid.csv"), path) : "grid.csv"));
  snprintf(path, sizeof path, "%s/cdrs.csv", words[1]);
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) fail(path);
  const char *map = mmap(0, status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  if (map == MAP_FAILED) fail("mmap");
  for (called_size = 1024, called_shift = 54; called_size < (size_t)status.st_size / 64; called_size *= 2) called_shift--;
  called = aligned_alloc(2 << 20, called_size * 8 < (2 << 20) ? 2 << 20 : called_size * 8);
  madvise(called, called_size * 8, MADV_HUGEPAGE);
  memset(called, 0, called_size * 8);
  snprintf(path, sizeof path, "%s/bound", words[1]);
  mkdir(path, 0755);
  strcat(path, "/rated.csv");
  int rated = has_lines ? open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644) : -1;
  static char buffer[ROOM + 512];
  char *out = buffer;
  const char *at = map, *end = map + status.st_size, *line_end = memchr(at, '\n', end - at);
  if (has_lines) {
    memcpy(out, at, line_end - at), out += line_end - at;
    memcpy(out, ",included,price\n", 16), out += 16;
  }
  for (at = line_end + 1; at < end; at = line_end + 1) {
    const char *p = at + 20;
    uint32_t month = ((at[0] - '0') * 1000 + (at[1] - '0') * 100 + (at[2] - '0') * 10 + at[3] - '0') * 12
                     + (at[5] - '0') * 10 + at[6] - '0';
    uint64_t caller = 0, callee = 0, seconds = 0;
    for (p += *p == '+'; *p != ','; p++) caller = caller * 10 + (*p - '0');
    int class = free_class, is_short = *++p != '+', node = 0;
    for (p += !is_short; *p != ','; p++) {
      int digit = *p - '0';
      callee = callee * 10 + digit;
      if (by_prefix && !is_short && node >= 0) {
        node = branch[node][digit] ? branch[node][digit] : -1;
        if (node >= 0 && class_of[node] >= 0) class = class_of[node];
      }
    }
    const char *name = ++p;
    while (*p != ',') p++;
    if (!by_prefix && (class = find_class(name, p - name)) < 0) return 2;
    for (p++; *p != '\n'; p++) seconds = seconds * 10 + (*p - '0');
    line_end = p;
    struct account *a = account(caller, month);
    uint64_t beyond = seconds;
    switch (grid[class].pool) {
      case FREE: beyond = 0; break;
      case FIXED: if (is_known(a, callee)) beyond = 0; break;
      case MOBILE: beyond = seconds > a->left ? seconds - a->left : 0; a->left -= seconds - beyond; break;
      case NONE: break;
    }
    int64_t units = beyond ? grid[class].connection + grid[class].second * (int64_t)beyond : 0;
    a->calls++, a->seconds += seconds, a->included += seconds - beyond, a->units += units;
    if (!has_lines) continue;
    memcpy(out, at, line_end - at), out += line_end - at;
    *out++ = ',', out = put(out, seconds - beyond);
    *out++ = ',', out = put_cents(out, (units + 300) / 600);
    *out++ = '\n';
    if (out - buffer > ROOM) flush(rated, buffer, out), out = buffer;
  }
  if (has_lines) flush(rated, buffer, out), close(rated);
  qsort(accounts, account_count, sizeof *accounts, in_order);
  snprintf(path, sizeof path, "%s/bound/invoices.csv", words[1]);
  FILE *invoices = fopen(path, "w");
  if (!invoices) fail(path);
  fputs("caller,month,calls,seconds,included,total\n", invoices);
  for (struct account *a = accounts; a < accounts + account_count; a++) {
    uint32_t year = (a->month - 1) / 12;
    int64_t cents = (a->units + 300) / 600;
    fprintf(invoices, "+%llu,%04u-%02u,%u,%llu,%llu,%lld.%02lld\n", (unsigned long long)a->caller, year,
            a->month - year * 12, a->calls, (unsigned long long)a->seconds, (unsigned long long)a->included,
            (long long)cents / 100, (long long)cents % 100);
  }
  return fclose(invoices) ? 2 : 0;
}
