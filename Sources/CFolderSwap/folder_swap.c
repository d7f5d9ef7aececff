/* Swift's C library overlay does not show renameat2 or renamex_np. */
#define _GNU_SOURCE
#include "folder_swap.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int folder_swap(const char *left, const char *right) {
#if defined(__linux__)
  return renameat2(AT_FDCWD, left, AT_FDCWD, right, RENAME_EXCHANGE);
#elif defined(__APPLE__)
  return renamex_np(left, right, RENAME_SWAP);
#else
  errno = ENOSYS;
  return -1;
#endif
}
