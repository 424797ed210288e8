"""A text made ready to be read: folded, cut into sentences and words, with its language and its day."""
