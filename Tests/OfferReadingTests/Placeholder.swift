// Filled with the target it tests.
