"""What can be wrong with the zone and the times of an agreement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from treve.agreements.convert import zone_of
from treve.agreements.examination import Examiner, day_of, nearest
from treve.agreements.instants import instants_of
from treve.agreements.place_faults import is_in_use
from treve.agreements.schema import TimeEntry
from treve.agreements.source_text import KeyPath
from treve.agreements.words import assertion_words, end_words


class TimeExaminer(Examiner):
    """The zone of the territory, each time with its zone and instant, and their order."""

    def run(self) -> None:
        """Note every fault and notice."""
        self._zone()
        self._times()

    def _zone(self) -> None:
        if self._entry.zone is not None:
            self._is_zone(("zone",), self._entry.zone)
        elif zone_of(self._entry) is None:
            expected = "zone: with the IANA zone of the territory, such as Asia/Damascus"
            problem = "the zone of the territory cannot be told from the times"
            for keys in self._dated():
                self._fault(keys, f"{problem}, and a day begins here", expected)
            self._notice(
                ("times",), f"{problem}: its bare days are as wide as the clocks of the Earth; give {expected}"
            )

    def _dated(self) -> Iterator[KeyPath]:
        """Where a day begins or ends something on which a finding can rest."""
        entry = self._entry
        for position, guarantor in enumerate(entry.guarantors):
            if guarantor.first or guarantor.until:
                yield ("guarantors", position)
        for key in ("parties", "supporting_forces", "excluded_actors"):
            for position, one in enumerate(getattr(entry, key)):
                word = assertion_words().get(one.asserted)
                if one.first or one.until or (word and word.from_day and one.on):
                    yield (key, position)
        for key in ("include", "exclude", "zones"):
            for position, area in enumerate(getattr(entry.territory, key)):
                if is_in_use(self._entry, key, area) and (area.valid_from or area.valid_to):
                    yield ("territory", key, position)

    def _times(self) -> None:
        times = self._entry.times
        for what in ("declared", "signed", "effective", "ended"):
            for position, time in enumerate(getattr(times, what)):
                keys: KeyPath = ("times", what, position)
                self._time(keys, time, is_end=what == "ended")
                self._asserters(keys, time.by, time.src)
        if not times.effective:
            self._notice(("times",), "nobody states a start: the agreement is nowhere known to be in force")
        self._order()

    def _time(self, keys: KeyPath, time: TimeEntry, *, is_end: bool) -> None:
        zone_exists = time.tz is None or self._is_zone((*keys, "tz"), time.tz)
        self._precision(keys, time)
        if time.value is None and not is_end:
            self._fault((*keys, "value"), "is empty", "a day as YYYY-MM-DD or a wall time as YYYY-MM-DDTHH:MM")
        if zone_exists:
            self._utc(keys, time)
        if is_end:
            self._end_word(keys, time)
        elif time.renewed:
            self._fault((*keys, "renewed"), "stands on a time that is no end", "renewed only under times.ended")

    def _precision(self, keys: KeyPath, time: TimeEntry) -> None:
        if time.precision not in (None, "minute", "day"):
            self._fault((*keys, "precision"), f"holds {time.precision!r}", "minute or day")
        elif time.precision == "minute" and time.value is not None and not isinstance(time.value, dt.datetime):
            self._fault((*keys, "precision"), "is minute, the value a bare day", "day, or a wall time in value")
        elif time.precision == "day" and isinstance(time.value, dt.datetime):
            self._fault((*keys, "precision"), "is day, the value a wall time", "minute, or a bare day in value")

    def _utc(self, keys: KeyPath, time: TimeEntry) -> None:
        if not isinstance(time.value, dt.datetime) or time.tz is None:
            if time.utc is not None:
                self._fault((*keys, "utc"), "stands without a wall time and its zone", "both, or no utc")
            return
        instants = instants_of(time.value, time.tz)
        written = " or ".join(_instant_text(one) for one in instants)
        if not instants:
            self._fault(
                (*keys, "value"),
                f"{time.value:%Y-%m-%dT%H:%M} does not occur in {time.tz}, whose clocks skip it",
                "a wall time that occurs",
            )
        elif len(instants) > 1 and time.utc not in instants:
            self._fault(
                (*keys, "value"),
                f"{time.value:%Y-%m-%dT%H:%M} occurs twice in {time.tz}",
                f"utc: {written}, to say which",
            )
        elif time.utc is not None and time.utc not in instants:
            self._fault(
                (*keys, "utc"), f"{_instant_text(time.utc)} is not {time.value:%Y-%m-%dT%H:%M} in {time.tz}", written
            )
        elif len(instants) > 1:
            self._notice((*keys, "value"), f"occurs twice in {time.tz}; utc says which")

    def _end_word(self, keys: KeyPath, time: TimeEntry) -> None:
        word = end_words().get(time.kind or "")
        if word is None:
            suggestion = nearest(time.kind or "", end_words())
            self._fault((*keys, "kind"), f"holds {time.kind!r}{suggestion}", f"one of {', '.join(end_words())}")
        elif time.value is None and word.legal_end:
            self._fault((*keys, "value"), "is empty", "the day or wall time of the legal end")

    def _order(self) -> None:
        """A legal end before every start, or a start before the last declaration, cannot be."""
        starts = [day_of(time) for time in self._entry.times.effective if time.value is not None]
        for position, time in enumerate(self._entry.times.ended):
            word = end_words().get(time.kind or "")
            if starts and time.value is not None and word and word.legal_end and day_of(time) < min(starts):
                self._fault(
                    ("times", "ended", position, "value"),
                    f"{day_of(time)} lies before the start on {min(starts)}",
                    "an end after it",
                )


def _instant_text(instant: dt.datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%MZ}"
