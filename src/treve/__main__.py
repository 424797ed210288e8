"""`python -m treve` is the command line."""

from treve.cli import main

main()
