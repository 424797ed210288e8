"""Where `treve` and `python -m treve` begin: Ctrl-C while the program is being loaded ends it at once, with one line.

Nothing is imported here that takes time: until this is loaded, Ctrl-C is answered by Python itself.
"""

from __future__ import annotations

import os
import signal

# As `cli` has it, which is not loaded yet.
_STOPPED_BY_USER = 130


def main() -> None:
    """Load the command line and run it."""
    # Where whoever started us has Ctrl-C ignored, it stays ignored.
    answers = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if answers:
        signal.signal(signal.SIGINT, _end_at_once)
    from treve import cli

    if answers:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()


def _end_at_once(_: int, __: object) -> None:
    """Not by an exception: modules that are half loaded catch it, or turn it into another."""
    os.write(2, b"treve: stopped before anything was begun\n")
    os._exit(_STOPPED_BY_USER)
