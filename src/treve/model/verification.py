"""What checking an exported log found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """On whose word a log that shows no fault rests."""

    SELF_CONSISTENT = "self_consistent"
    TRUSTED_KEY = "trusted_key"
    HELD_CHECKPOINT = "held_checkpoint"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class LogFault:
    """One thing that is wrong.

    file      the file of the export
    position  number of the first entry concerned, from 0; None where a whole file is concerned
    problem   a sentence
    """

    file: str
    position: int | None
    problem: str


@dataclass(frozen=True, slots=True)
class Vouching:
    """Up to how many entries a signer has signed; `trusted` where the key is one the reader brought along."""

    name: str
    size: int
    trusted: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found in an export.

    size       entries the newest checkpoint states
    root       its root, hexadecimal; empty where the checkpoint cannot be read
    opened     contents shown and checked
    erased     entries that other entries, shown here, say were erased
    vouched    for each signer, up to where
    covered    entries up to which a trusted key or the checkpoint the reader holds vouches; 0 for none
    faults     all that is wrong, the first bad position first; empty where nothing is
    """

    origin: str
    size: int
    root: str
    opened: int
    erased: int
    standing: Standing
    vouched: tuple[Vouching, ...]
    covered: int
    faults: tuple[LogFault, ...]

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not self.faults

    @property
    def first_bad(self) -> int | None:
        """The first entry concerned; None where nothing is wrong or no entry can be named."""
        return next((fault.position for fault in self.faults if fault.position is not None), None)


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """Whether the log kept the promise of a receipt.

    index  the entry that keeps it; None where there is none
    last   when the last entry of the export was recorded; empty for an empty log
    """

    accepted: str
    deadline: str
    index: int | None
    last: str

    @property
    def kept(self) -> bool:
        """The entry is there."""
        return self.index is not None

    @property
    def overdue(self) -> bool:
        """The entry is not there although the log goes on beyond the deadline: it was left out."""
        return self.index is None and self.last >= self.deadline
