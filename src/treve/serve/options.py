"""How a server is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What may differ between installations.

    secure               the connection to the browser is encrypted: cookies say so, and browsers are told to insist
    requests_a_minute    from one address; beyond that 429
    failures_to_wait     failed sign-ins of one address within 15 minutes; beyond that 429, whatever the names
    most_body            bytes of a body without files
    most_files           bytes of a body with files
    zone                 IANA name of the zone in which pages tell times, UTC beside them
    exercise             an exercise and not the real thing: every page says so
    runs                 folder of the runs of each readership, made by `treve casebook work --readerships`; None: none are served
    basemap              file of the operator's own map (PMTiles), shown under the incidents; None: outlines of countries alone
    """

    secure: bool = False
    requests_a_minute: int = 3000
    failures_to_wait: int = 20
    most_body: int = 2**20
    most_files: int = 110 * 2**20
    zone: str = "UTC"
    exercise: bool = False
    runs: Path | None = None
    basemap: Path | None = None


USUAL = ServeOptions()
