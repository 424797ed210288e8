"""Every error treve raises on purpose.

TreveError
 ├─ BadValue            a value that cannot be read
 ├─ BadFile             a file that cannot be read at all: missing, truncated, wrong format
 ├─ BadAgreement        an agreement file with faults: all of them, each with its line
 ├─ NotFound            an agreement, report, table, source or reading that does not exist here
 ├─ TableMismatch       rows that do not fit the table they are meant for
 ├─ RunFolderError      a run folder that cannot be read or written
 ├─ DownloadError       a producer's server that refuses, breaks off or answers nonsense
 ├─ Refused             something the rules of a casebook do not allow, or not to this person
 └─ TooManyPairs        reports so close together that comparing them all would not end

The exit code of the command line for each class stands in `EXIT_CODES`: 2 for bad input or usage, 1 for the unexpected.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence


class Worded(str):
    """An English message that remembers its sentence and what fills the places of it, so that it can be said in another language.

    sentence  the message with its places, such as {most}
    values    place → what fills it; a Worded in a place, or in a tuple there, is said in the other language, too
    """

    sentence: str
    values: Mapping[str, object]


def worded(sentence: str, /, **values: object) -> Worded:
    """A message with its places filled; the sentence is what `scripts/catalogue.py` finds and what is translated."""
    made = Worded(sentence.format_map({name: _english(value) for name, value in values.items()}))
    made.sentence, made.values = sentence, values
    return made


def coded(code: str, sentence: str) -> Worded:
    """A code that stands in an English message as it is, and has a sentence for readers."""
    made = Worded(code)
    made.sentence, made.values = sentence, {}
    return made


def _word(text: str) -> Worded:
    """A part of a message that may be said in another language; what no catalogue knows stays as it is."""
    return text if isinstance(text, Worded) else coded(text, text)


def _english(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


COLUMN = worded("column")


class TreveError(Exception):
    """Base of every error treve raises on purpose."""

    @property
    def said(self) -> str:
        """The message; a Worded where it has a sentence that can be said in other languages."""
        first = self.args[0] if self.args else ""
        return first if isinstance(first, str) else str(first)


class BadValue(TreveError):
    """A source value that cannot be read.

    The message names the file, line, column and value, and what was expected.
    kind  what it stands in, where that is no column: an option, a setting
    """

    def __init__(self, where: str, column: str, value: str, expected: str, kind: str = COLUMN) -> None:
        self.where, self.column, self.value, self.expected = where, column, value, expected
        parts = {"where": where, "kind": kind, "column": column, "expected": expected}
        super().__init__(
            worded(
                "{where}: {kind} {column!r} holds {value!r}; expected {expected}",
                value=value,
                **{name: _word(part) for name, part in parts.items()},
            )
        )


class BadFile(TreveError):
    """A file that cannot be read at all.

    The message names the file, what is wrong with it, and what was expected.
    """

    def __init__(self, path: str, problem: str, expected: str) -> None:
        self.path, self.problem, self.expected = path, problem, expected
        super().__init__(
            worded(
                "{path}: {problem}; expected {expected}", path=path, problem=_word(problem), expected=_word(expected)
            )
        )


class BadAgreement(TreveError):
    """An agreement file with faults; `faults` holds one `file:line: key: problem; expected …` each, never only the first."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class NotFound(TreveError):
    """Something asked for by name does not exist here; the message lists what does."""

    def __init__(self, kind: str, name: str, known: Sequence[str] = ()) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        said: dict[str, object] = {"kind": _word(kind), "name": name}
        super().__init__(
            worded("no {kind} {name!r}; known: {known}", **said, known=tuple(known))
            if known
            else worded("no {kind} {name!r}", **said)
        )


class TableMismatch(TreveError):
    """Rows that do not fit the table they are meant for: a missing column, a wrong type, an empty cell that may not be empty."""


class RunFolderError(TreveError):
    """A run folder that cannot be read or written."""


class DownloadError(TreveError):
    """A producer's server refuses, breaks off or answers nonsense; the message says which and what to do."""


class Refused(TreveError):
    """Something the rules of a casebook do not allow, or not to this person; the message never says what one may not see."""


class TooManyPairs(TreveError):
    """Reports stand so close together in time and place that comparing them all would take too much memory and time."""

    def __init__(self, pairs: int, bound: int, fullest: int) -> None:
        self.pairs, self.bound, self.fullest = pairs, bound, fullest
        super().__init__(
            f"link: {pairs:,} pairs of reports would have to be compared, up to {fullest:,} reports in one cell of a few days and "
            f"some 45 km; expected at most {bound:,} pairs. Do the reports carry real days and places, or one default for all? "
            "Narrow the window (--link-days, --link-km), leave such reports out, or leave linking out (--no-link)"
        )


EXIT_MEANINGS: dict[int, str] = {
    0: "fine; where a command asks a question: yes, or no difference",
    1: "something unexpected: a fault of treve, a full disk, a server that refuses",
    2: "bad input or usage; the message says where, what, and what was expected",
    3: "the answer is no, or differences were found",
    130: "stopped by Ctrl-C; nothing half-written is left",
    141: "no error: whoever read the output has closed the pipe, as `head` does; the signal SIGPIPE, as other tools end",
}
"""What each exit code of the command line means."""

EXIT_CODES: dict[type[TreveError], int] = {
    TreveError: 1,
    BadValue: 2,
    BadFile: 2,
    BadAgreement: 2,
    NotFound: 2,
    TableMismatch: 1,
    RunFolderError: 2,
    DownloadError: 1,
    Refused: 3,
    TooManyPairs: 2,
}

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NO_ROOM_SAID = ("no space left on device", "disk is full", "disk quota exceeded", "not enough space on the disk")
"""Words of the operating systems and of SQLite; engines pass on the former without the number."""


def exit_code(problem: TreveError) -> int:
    """The exit code of the command line for an error; 1 where a full disk is behind it, whatever the error says of the folder."""
    if _is_full_disk(problem):
        return 1
    return next(EXIT_CODES[kind] for kind in type(problem).__mro__ if kind in EXIT_CODES)


def _is_full_disk(problem: BaseException) -> bool:
    """Whether an error, or one that it comes from, is about a disk or a quota without room."""
    seen: list[BaseException] = []
    one: BaseException | None = problem
    while one is not None and one not in seen:
        if isinstance(one, OSError) and one.errno in _NO_ROOM:
            return True
        # Not the message of ours: it may quote a text that a user wrote.
        if not isinstance(one, TreveError) and any(words in str(one).lower() for words in _NO_ROOM_SAID):
            return True
        seen.append(one)
        one = one.__cause__ or one.__context__
    return False
