"""Statistics as pure functions: arrays and numbers in, frozen results out. Nothing here opens a file or knows a sentence."""
