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
    """

    fuzzy_threshold: float = 92.0
    memory_limit: str | None = None
    threads: int | None = None
    strict_rows: bool = False
    zones: tuple[tuple[str, str], ...] = ()
    countries: tuple[tuple[str, str], ...] = ()

    def rows(self) -> tuple[Setting, ...]:
        """Every setting that can change a number, in the order of the reference page."""
        return (
            Setting(
                "fuzzy_threshold", self.fuzzy_threshold, "likeness from which a name counts as an actor's, 0 to 100"
            ),
            Setting("zones", _pairs(self.zones), "IANA zone per source where rows state none"),
            Setting("countries", _pairs(self.countries), "country per source where rows state none"),
        )


def _pairs(pairs: tuple[tuple[str, str], ...]) -> str:
    return ";".join(f"{name}={value}" for name, value in sorted(pairs))
