"""`python -m treve` is the command line."""

from treve.start import main

main()
