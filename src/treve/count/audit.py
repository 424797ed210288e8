"""Published totals held against each other: do parts, periods and repeated figures add up?"""

from __future__ import annotations

from pathlib import Path

from treve.count.part_sums import part_checks
from treve.count.periods import period_checks
from treve.count.totals_file import read_totals
from treve.model.published_total import Audit


def audit(path: Path) -> Audit:
    """Every check that the figures of a file allow, in order of the line of the figure checked.

    Raises BadFile for a file that cannot be opened or is no table of published totals.
    """
    totals, faults = read_totals(path)
    checks = [*part_checks(totals, faults), *period_checks(totals)]
    checks.sort(key=lambda check: (check.total.line, list(type(check.kind)).index(check.kind)))
    rows = len(totals) + len({fault.line for fault in faults})
    return Audit(str(path), rows, totals, faults, tuple(checks))
