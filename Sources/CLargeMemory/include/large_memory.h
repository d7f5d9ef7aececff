#pragma once

/// Has this thread take memory in large pieces, where the system can give them: for reading thousands of files.
///
/// A hint that changes nothing but time. The C library otherwise asks the system for each 4 KiB of a thread anew, and
/// the system hands them out one by one: a fifth of the time of reading a large folder.
void large_memory_expect(void);
