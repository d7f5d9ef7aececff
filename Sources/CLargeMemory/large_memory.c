/* Swift's C library overlay does not show mallopt. */
#define _GNU_SOURCE
#include "large_memory.h"
#include <stdint.h>
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>

void large_memory_expect(void) {
  const size_t piece = (size_t)64 << 20, page = (size_t)2 << 20;
  mallopt(M_TOP_PAD, (int)piece);
  /* Below the size that is mapped on its own: two of them do not fit into what is at hand, so that the second begins
     a new large piece. */
  void *first = malloc(120 << 10), *second = malloc(120 << 10);
  if (second) madvise((void *)((uintptr_t)second & ~(page - 1)), piece, MADV_HUGEPAGE);
  free(second);
  free(first);
}
#else
void large_memory_expect(void) {}
#endif
