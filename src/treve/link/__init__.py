"""Step link: which reports tell the same incident?

Until reports are linked, one report is one incident.
"""

from __future__ import annotations

from treve.store.protocol import Store


def incidents(store: Store) -> None:
    """Make one incident of every report: tables `side_pair`, `incident` and `incident_report`."""
    store.run("link/side_pair.sql", into="side_pair")
    store.run("link/incident.sql", into="incident")
    store.run("link/incident_report.sql", into="incident_report")
