"""What stands at the end of every edition, and at the head of one that replaces another."""

from __future__ import annotations

from treve.catalogue import say


def log_lines(checkpoint: str | None, version: str) -> tuple[str, ...]:
    """The log that stands behind an edition, and what made it.

    checkpoint  the text of the log's checkpoint; None: no log stands behind it
    """
    if checkpoint is None:
        first = say("No log stands behind this edition: that nothing was altered cannot be proven from it.")
    else:
        origin, size, root = checkpoint.split("\n")[:3]
        first = say("Log {origin}: {size} entries, root {root}.", origin=origin, size=size, root=root)
    return first, say("Made by Trêve {version}.", version=version)


def replaced(bulletin: str | None) -> tuple[str, ...]:
    """That this edition replaces another, which stays where it is."""
    if bulletin is None:
        return ()
    return (
        say(
            "Corrected edition: it replaces {bulletin}, which stays as it was published. What changed stands first.",
            bulletin=bulletin,
        ),
    )


def watermark() -> str:
    """What every page of an edition says that was made in an exercise."""
    return say("EXERCISE: nothing on this page is real")
