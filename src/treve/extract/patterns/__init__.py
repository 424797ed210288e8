"""How wording is looked for: the word lists of each language, and patterns that are tried only where they can match."""
