// What the machine could do at most with customers and offers of this shape: the same rules by hand, nothing checked.
//
//   bound FOLDER many|one THREADS
//
// many: for each customer of profiles.csv the cheapest of the first twenty of offers.csv: `customer,offer,cents`, to
// FOLDER/bound/many.csv. one: the first customer for every offer: `offer,cents`, to FOLDER/bound/one.csv.
// Everything is a whole number below 2^53, so that doubles are exact and the compiler can use vectors of eight.
#define _GNU_SOURCE
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CLASSES = 4, LANES = 512, MONTHS = 24 };

typedef struct {
  char name[16];
  double base;                                              // cents of all months without usage
  double included[CLASSES], fee[CLASSES], second[CLASSES];  // a unit is a 60,000th of a euro
  double messages, message, data, pack, packPrice;
} Offer;

typedef struct {
  double calls[CLASSES][LANES], seconds[CLASSES][LANES], messages[LANES], data[LANES];
  long customer[LANES];
} Lanes;

typedef struct {
  const char *from, *to;
  char *out;
  size_t length;
} Part;

static Offer *offers;
static int offerCount;

static const char *mapped(const char *folder, const char *name, size_t *size) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) {
    perror(path);
    exit(2);
  }
  *size = status.st_size;
  return mmap(NULL, *size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
}

static inline long number(const char **at) {
  long value = 0;
  int negative = **at == '-';
  *at += negative;
  while ((unsigned char)(**at - '0') < 10) value = value * 10 + *(*at)++ - '0';
  ++*at;
  return negative ? -value : value;
}

static void readOffers(const char *folder, int most) {
  size_t size;
  const char *at = mapped(folder, "offers.csv", &size), *end = at + size;
  offers = calloc(most, sizeof *offers);
  at = (const char *)memchr(at, '\n', size) + 1;
  while (at < end && offerCount < most) {
    Offer *offer = &offers[offerCount++];
    const char *comma = memchr(at, ',', end - at);
    memcpy(offer->name, at, comma - at);
    at = comma + 1;
    long monthly = number(&at), once = number(&at), promoted = number(&at), promotion = number(&at);
    number(&at);
    if (promoted > MONTHS) promoted = MONTHS;
    offer->base = once + promoted * promotion + (MONTHS - promoted) * monthly;
    for (int kind = 0; kind < CLASSES; kind++) {
      long seconds = number(&at);
      offer->included[kind] = seconds < 0 ? 1e12 : seconds;
      offer->fee[kind] = 60 * number(&at);
      offer->second[kind] = number(&at);
    }
    offer->messages = number(&at);
    offer->message = 60 * number(&at);
    offer->data = number(&at);
    offer->pack = number(&at);
    offer->packPrice = 60 * number(&at);
  }
}

static inline double above(double value, double limit) { return value > limit ? value - limit : 0; }

static inline double cents(const Offer *offer, const Lanes *lanes, int lane) {
  double units = 300;
  for (int kind = 0; kind < CLASSES; kind++) {
    double seconds = lanes->seconds[kind][lane], over = above(seconds, offer->included[kind]);
    units += ceil(lanes->calls[kind][lane] * over / (seconds > 1 ? seconds : 1)) * offer->fee[kind] + over * offer->second[kind];
  }
  units += above(lanes->messages[lane], offer->messages) * offer->message;
  units += ceil(above(lanes->data[lane], offer->data) / offer->pack) * offer->packPrice;
  return offer->base + MONTHS * floor(units / 600);
}

static int readLanes(Lanes *lanes, const char **at, const char *end) {
  int count = 0;
  for (; count < LANES && *at < end; count++) {
    lanes->customer[count] = number(at);
    for (int kind = 0; kind < CLASSES; kind++) {
      lanes->calls[kind][count] = number(at);
      lanes->seconds[kind][count] = number(at);
    }
    lanes->messages[count] = number(at);
    lanes->data[count] = number(at);
  }
  return count;
}

static char *digits(char *out, unsigned long value) {
  char turned[24];
  int count = 0;
  do turned[count++] = '0' + value % 10;
  while (value /= 10);
  while (count) *out++ = turned[--count];
  return out;
}

static void *cheapest(void *context) {
  Part *part = context;
  static _Thread_local Lanes lanes;
  double best[LANES], which[LANES];
  const char *at = part->from;
  char *out = part->out = malloc((part->to - part->from) + (1 << 16));
  while (at < part->to) {
    int count = readLanes(&lanes, &at, part->to);
    for (int lane = 0; lane < LANES; lane++) best[lane] = 1e300, which[lane] = 0;
    for (int offer = 0; offer < offerCount; offer++) {
      Offer own = offers[offer];
      for (int lane = 0; lane < LANES; lane++) {
        double cost = cents(&own, &lanes, lane);
        int less = cost < best[lane];
        which[lane] = less ? offer : which[lane];
        best[lane] = less ? cost : best[lane];
      }
    }
    for (int lane = 0; lane < count; lane++) {
      out = digits(out, lanes.customer[lane]);
      *out++ = ',';
      out = digits(out, which[lane]);
      *out++ = ',';
      out = digits(out, best[lane]);
      *out++ = '\n';
    }
  }
  part->length = out - part->out;
  return NULL;
}

int main(int count, char **words) {
  if (count != 4) return 2;
  const char *folder = words[1];
  int isOne = !strcmp(words[2], "one"), threads = atoi(words[3]);
  readOffers(folder, isOne ? 100000 : 20);
  size_t size;
  const char *at = mapped(folder, isOne ? "profile1.csv" : "profiles.csv", &size), *end = at + size;
  at = (const char *)memchr(at, '\n', size) + 1;
  char path[4096];
  snprintf(path, sizeof path, "%s/bound/%s.csv", folder, words[2]);
  int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644);
  if (file < 0) {
    perror(path);
    return 2;
  }
  Part parts[2] = {{at, end, NULL, 0}, {end, end, NULL, 0}};
  if (isOne) {
    static Lanes lanes;
    readLanes(&lanes, &at, end);
    char *out = parts[0].out = malloc(40ul * offerCount);
    for (int offer = 0; offer < offerCount; offer++) {
      size_t length = strlen(offers[offer].name);
      memcpy(out, offers[offer].name, length);
      out += length;
      *out++ = ',';
      out = digits(out, cents(&offers[offer], &lanes, 0));
      *out++ = '\n';
    }
    parts[0].length = out - parts[0].out;
  } else {
    pthread_t other;
    if (threads > 1) {
      const char *middle = at + (end - at) / 2;
      middle = (const char *)memchr(middle, '\n', end - middle) + 1;
      parts[0].to = parts[1].from = middle;
      pthread_create(&other, NULL, cheapest, &parts[1]);
    }
    cheapest(&parts[0]);
    if (threads > 1) pthread_join(other, NULL);
  }
  for (int part = 0; part < 2; part++) {
    for (size_t done = 0; done < parts[part].length;) {
      ssize_t written = write(file, parts[part].out + done, parts[part].length - done);
      if (written < 0) return 2;
      done += written;
    }
  }
  return close(file) ? 2 : 0;
}
