#pragma once

/// Exchanges two folders of one file system in a single step, so that a reader sees the old one or the new one.
/// Returns 0, or -1 with `errno` set.
int folder_swap(const char *left, const char *right);
