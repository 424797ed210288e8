"""The settings of a run: each a row of the table `setting`, so that a run stores what made it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: a number or a text, and what it does."""

    name: str
    value: float | str
    meaning: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told.

    fuzzy_threshold  likeness from which a name counts as an actor's, 0 to 100
    memory_limit     memory the store may use before it spills to disk, e.g. "3GB"; None: the engine's own default
    threads          worker threads; None: all cores
    strict_rows      stop at the first row that cannot be read
    zones            source name → IANA zone of its days where the rows state none
    countries        source name → ISO 3166-1 alpha-2 code of its places where the rows state none
    link             link reports that tell the same incident; without it each report is an incident
    link_km          km by which two reports of one incident may lie apart beyond what their places allow
    link_days        days by which they may lie apart beyond what their spans of days allow
    link_chance      chance from which two reports are linked, 0 to 1
    """

    fuzzy_threshold: float = 92.0
    memory_limit: str | None = None
    threads: int | None = None
    strict_rows: bool = False
    zones: tuple[tuple[str, str], ...] = ()
    countries: tuple[tuple[str, str], ...] = ()
    link: bool = True
    link_km: float = 15.0
    link_days: int = 2
    link_chance: float = 0.7

    def rows(self) -> tuple[Setting, ...]:
        """Every setting that can change a number, in the order of the reference page."""
        return (
            Setting(
                "fuzzy_threshold", self.fuzzy_threshold, "likeness from which a name counts as an actor's, 0 to 100"
            ),
            Setting("zones", _pairs(self.zones), "IANA zone per source where rows state none"),
            Setting("countries", _pairs(self.countries), "country per source where rows state none"),
            Setting(
                "link", float(self.link), "1: reports that tell the same incident are linked; 0: each is an incident"
            ),
            Setting(
                "link_km", self.link_km, "km by which reports of one incident may lie apart beyond their own vagueness"
            ),
            Setting("link_days", float(self.link_days), "days by which they may lie apart beyond their own vagueness"),
            Setting("link_chance", self.link_chance, "chance from which two reports are linked, 0 to 1"),
        )


def _pairs(pairs: tuple[tuple[str, str], ...]) -> str:
    return ";".join(f"{name}={value}" for name, value in sorted(pairs))
