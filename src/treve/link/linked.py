"""What the step link is asked for, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field

from treve.link.decisions import Decision
from treve.link.window import Window


@dataclass(frozen=True, slots=True)
class LinkOrder:
    """How to link.

    window     None: do not link; each report is an incident
    curated    sources of which each row is an incident of its own
    decisions  people's decisions
    overrides  (thing compared, digit) → weight in bits, in place of the weight counted from the run
    """

    window: Window | None = field(default_factory=Window)
    curated: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()
    overrides: dict[tuple[str, int], float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking came to: sentences for the reader, and contradictions among decisions, each as the decisions of its cycle."""

    warnings: tuple[str, ...] = ()
    contradictions: tuple[tuple[Decision, ...], ...] = ()
