"""Reports that wait for the log at the same time go into it in one transaction: one lock and one flush to the disk for all.

Each is answered once that transaction is committed, and stands for itself: what is wrong with one ends none of the others.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field

from treve.casebook import intake, known_again, people
from treve.casebook.book import Casebook
from treve.casebook.database import Unavailable
from treve.casebook.intake import Accepted
from treve.casebook.known_again import Mark
from treve.casebook.report_form import ReportForm
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import TreveError
from treve.ledger.note import SecretKey

# The lock is held for all of them: with more, those who come next would wait longer than a flush saves.
MOST_TOGETHER = 32


@dataclass(slots=True, eq=False)
class _Waiting:
    """A submission and, once it is `done`, what became of it: accepted, or an error."""

    account_id: str
    scopes: frozenset[Deed] | None
    form: ReportForm
    compartment: str
    client_key: str | None
    accepted: Accepted | None = None
    error: BaseException | None = None
    done: bool = False


@dataclass(slots=True)
class FilingQueue:
    """The queue of one open casebook, for all threads of this process."""

    book: Casebook
    key: SecretKey
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _waiting: deque[_Waiting] = field(default_factory=deque)

    def submit(
        self,
        account_id: str,
        scopes: frozenset[Deed] | None,
        form: ReportForm,
        compartment: str,
        client_key: str | None,
    ) -> Accepted:
        """File a report without files; as `intake.submit`, in a transaction of its own or of several. Raises as that does."""
        mine = _Waiting(account_id, scopes, form, compartment, client_key)
        self._waiting.append(mine)
        # Whoever has the turn takes along all who wait; they find their own done when it is their turn.
        while not mine.done:
            with self._turn:
                if not mine.done:
                    self._take([self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_TOGETHER))])
        if mine.error is not None:
            raise mine.error
        assert mine.accepted is not None
        return mine.accepted

    def _take(self, several: list[_Waiting]) -> None:
        put_off: list[_Waiting] = []
        try:
            put_off = self._file(several)
        except BaseException as problem:  # noqa: BLE001 (raised again in the thread that filed)
            # Nothing of this transaction is there. One by one, so that only those fail with whom something is wrong.
            apart = len(several) > 1 and isinstance(problem, Exception) and not isinstance(problem, Unavailable)
            for one in several:
                one.accepted, one.error = None, problem
                if apart:
                    self._alone(one)
        for one in several:
            one.done = one not in put_off
        self._waiting.extendleft(reversed(put_off))

    def _alone(self, one: _Waiting) -> None:
        one.error = None
        try:
            self._file([one])
        except Exception as problem:  # noqa: BLE001 (raised again in the thread that filed)
            one.accepted, one.error = None, problem

    def _file(self, several: list[_Waiting]) -> list[_Waiting]:
        """File in one transaction. Gives back those that may be one with a report before them: that is told once it is there."""
        ready: list[tuple[_Waiting, Viewer, Mark]] = []
        put_off: list[_Waiting] = []
        taken: set[tuple[str, str]] = set()
        with self.book.write() as writing:
            for one in several:
                try:
                    viewer = people.viewer(writing.connection, one.account_id, one.scopes)
                except TreveError as problem:
                    one.error = problem
                    continue
                mark = known_again.marked(viewer, one.form, self.key, one.client_key)
                names = {(mark.account_id, name) for name in (mark.key_hash, mark.content_hash) if name is not None}
                if names & taken:
                    put_off.append(one)
                else:
                    ready.append((one, viewer, mark))
                taken |= names
            writing.take_turn()
            found = known_again.look_up(writing.connection, [mark for _, _, mark in ready])
            with writing.together():
                for (one, viewer, _), before in zip(ready, found, strict=True):
                    try:
                        with writing.attempt():
                            one.accepted = intake.submit(
                                writing, viewer, one.form, self.key, one.compartment, (), one.client_key, before=before
                            )
                    except TreveError as problem:
                        one.error = problem
        return put_off
