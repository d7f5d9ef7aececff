// What Embedded Swift calls in a page without a system: memory that only grows, and 128-bit arithmetic.
typedef unsigned long size_t;
typedef unsigned char byte;

extern byte __heap_base;
static byte *top;

int posix_memalign(void **pointer, size_t alignment, size_t size) {
  if (!top) top = &__heap_base;
  size_t start = ((size_t)top + alignment - 1) & ~(alignment - 1);
  size_t end = start + size, pages = (end + 65535) / 65536, have = __builtin_wasm_memory_size(0);
  if (pages > have && __builtin_wasm_memory_grow(0, pages - have) == (size_t)-1) return 12;
  top = (byte *)end;
  *pointer = (void *)start;
  return 0;
}
void free(void *pointer) { (void)pointer; }

void *memcpy(void *to, const void *from, size_t n) {
  for (size_t i = 0; i < n; i++) ((byte *)to)[i] = ((const byte *)from)[i];
  return to;
}
void *memmove(void *to, const void *from, size_t n) {
  if (to < from) return memcpy(to, from, n);
  while (n--) ((byte *)to)[n] = ((const byte *)from)[n];
  return to;
}
void *memset(void *to, int value, size_t n) {
  for (size_t i = 0; i < n; i++) ((byte *)to)[i] = (byte)value;
  return to;
}
int memcmp(const void *a, const void *b, size_t n) {
  for (size_t i = 0; i < n; i++) {
    int d = ((const byte *)a)[i] - ((const byte *)b)[i];
    if (d) return d;
  }
  return 0;
}
void arc4random_buf(void *to, size_t n) { memset(to, 7, n); }
int putchar(int c) { return c; }

typedef unsigned long long u64;
typedef __int128 i128;
typedef unsigned __int128 u128;
typedef union { u128 all; struct { u64 low, high; }; } halves;

u128 __ashlti3(u128 v, int n) {
  halves a = {v}, r;
  if (n >= 64) r.high = a.low << (n - 64), r.low = 0;
  else if (n == 0) return v;
  else r.high = a.high << n | a.low >> (64 - n), r.low = a.low << n;
  return r.all;
}
u128 __lshrti3(u128 v, int n) {
  halves a = {v}, r;
  if (n >= 64) r.low = a.high >> (n - 64), r.high = 0;
  else if (n == 0) return v;
  else r.low = a.low >> n | a.high << (64 - n), r.high = a.high >> n;
  return r.all;
}
i128 __ashrti3(i128 v, int n) {
  halves a = {(u128)v}, r;
  long long high = (long long)a.high;
  if (n >= 64) r.low = (u64)(high >> (n - 64)), r.high = (u64)(high >> 63);
  else if (n == 0) return v;
  else r.low = a.low >> n | a.high << (64 - n), r.high = (u64)(high >> n);
  return (i128)r.all;
}
u128 __multi3(u128 x, u128 y) {
  halves a = {x}, b = {y}, r;
  u64 al = (unsigned)a.low, ah = a.low >> 32, bl = (unsigned)b.low, bh = b.low >> 32;
  u64 low = al * bl, m1 = ah * bl, m2 = al * bh;
  u64 middle = (low >> 32) + (unsigned)m1 + (unsigned)m2;
  r.low = (unsigned)low | middle << 32;
  r.high = ah * bh + (m1 >> 32) + (m2 >> 32) + (middle >> 32) + a.low * b.high + a.high * b.low;
  return r.all;
}
static u128 divide(u128 x, u128 y, u128 *rest) {
  u128 quotient = 0, remainder = 0;
  for (int i = 127; i >= 0; i--) {
    remainder = __ashlti3(remainder, 1) | (__lshrti3(x, i) & 1);
    if (remainder >= y) remainder -= y, quotient |= __ashlti3(1, i);
  }
  *rest = remainder;
  return quotient;
}
u128 __udivti3(u128 x, u128 y) { u128 r; return divide(x, y, &r); }
u128 __umodti3(u128 x, u128 y) { u128 r; divide(x, y, &r); return r; }
i128 __divti3(i128 x, i128 y) {
  u128 r, q = divide(x < 0 ? -(u128)x : (u128)x, y < 0 ? -(u128)y : (u128)y, &r);
  return (x < 0) != (y < 0) ? -(i128)q : (i128)q;
}
i128 __modti3(i128 x, i128 y) {
  u128 r;
  divide(x < 0 ? -(u128)x : (u128)x, y < 0 ? -(u128)y : (u128)y, &r);
  return x < 0 ? -(i128)r : (i128)r;
}
