"""A finished run, opened to be read: its summary, its tables, the explanation of one report, exports."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from treve.bulletin.day_one import warnings_told
from treve.bulletin.explain import Explanation, explain, report_ids, source_row
from treve.bulletin.link_review import Written, review
from treve.bulletin.linking import evidence_lines
from treve.bulletin.page import rendered
from treve.bulletin.quoted import Quoted, quoted
from treve.bulletin.summary import summary_of
from treve.bulletin.tables import Exported, export
from treve.bulletin.voices import Voices
from treve.catalogue import speaking
from treve.errors import BadValue, RunFolderError
from treve.link import Likely, Near, NewReport, PairExplained, evidence
from treve.store.duckdb import DuckDBReader
from treve.store.run_files import DATABASE, take_names
from treve.store.whole_file import write_whole

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from treve.bulletin.edition.order import Order


@dataclass(frozen=True, slots=True)
class TableView:
    """One table of a run: Arrow inside, other frames on request."""

    name: str
    arrow: pa.Table

    def pl(self) -> pl.DataFrame:
        """As a Polars frame; needs `treve[frames]`."""
        import polars

        frame = polars.from_arrow(self.arrow)
        assert isinstance(frame, polars.DataFrame)
        return frame

    def df(self) -> pd.DataFrame:
        """As a pandas frame; needs `treve[frames]`."""
        frame: pd.DataFrame = self.arrow.to_pandas()
        return frame

    def __len__(self) -> int:
        return int(self.arrow.num_rows)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.arrow.__arrow_c_stream__(requested_schema)


@dataclass(frozen=True, slots=True)
class PairTold:
    """The evidence on two reports, by their ids. As text: what `treve link --explain` prints."""

    ids: tuple[str, ...]
    evidence: PairExplained

    def __str__(self) -> str:
        return "\n".join(evidence_lines(self.ids, self.evidence))


class RunFolder:
    """A finished run. Use it in a `with` block, or close it.

    Raises RunFolderError if the folder holds no finished run.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        take_names(self.folder)
        self._store = DuckDBReader(self.folder / DATABASE)
        self._near: Near | None = None

    @property
    def summary(self) -> dict[str, Any]:
        """The content of summary.json."""
        path = self.folder / "summary.json"
        try:
            content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as problem:
            raise RunFolderError(f"{path}: cannot be read: {problem}") from problem
        return summary_of(content, path)

    @property
    def analysis(self) -> dict[str, Any] | None:
        """The content of analysis.json; None where `treve analyse` has not been asked. Raises RunFolderError."""
        path = self.folder / "analysis.json"
        if not path.is_file():
            return None
        try:
            content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as problem:
            raise RunFolderError(f"{path}: cannot be read: {problem}") from problem
        if not isinstance(content, dict) or "agreements" not in content:
            raise RunFolderError(f"{path}: holds no analysis; expected what `treve analyse --run` wrote")
        return content

    @property
    def page(self) -> Path:
        """The self-contained page."""
        return self.folder / "index.html"

    def tables(self) -> dict[str, int]:
        """Names of the tables and their number of rows."""
        return self._store.tables()

    def table(self, name: str) -> TableView:
        """One table by name. Raises NotFound."""
        return TableView(name, self._store.fetch(name))

    def explain(self, report_id: str) -> Explanation:
        """The chain of one report from the raw row to every finding. Raises NotFound."""
        return explain(self._store, report_id)

    def explain_pair(self, report_1: str, report_2: str) -> PairTold:
        """The evidence for and against two reports telling the same incident. Raises NotFound."""
        rows = [source_row(self._store, one) for one in (report_1, report_2)]
        ids = report_ids(self._store, rows)
        if rows[0] == rows[1]:
            raise BadValue("link", "explain", ids[0], "two different reports")
        return PairTold(tuple(ids), evidence(self._store, *rows))

    def review(self, page: Path) -> Written:
        """Write the pairs left to people as a page, and beside it a CSV to fill in. Raises RunFolderError."""
        return review(self._store, page, "Pairs of reports left to people")

    def near(self, report: NewReport) -> tuple[Likely, ...]:
        """The likely duplicates of a new report, likeliest first. Raises NotFound if the run's reports were not compared."""
        if self._near is None:
            self._near = Near(self._store)
        return self._near.reports(report)

    def export(self, table: str, path: str | Path, file_format: str, *, public: bool = True) -> Exported:
        """Write one table as csv, parquet, geoparquet, geojson or xlsx; rows that may not be redistributed stay out if public."""
        return export(self._store, table, Path(path), file_format, public=public)

    def write_page(self, path: str | Path, language: str = "en") -> None:
        """Write the page anew, in en, fr or ar.

        Raises BadValue for another language, RunFolderError for a path that cannot be written.
        """
        with speaking(language):
            text = rendered(self._store, self.summary, self.analysis)
        try:
            write_whole(Path(path), text)
        except OSError as problem:
            raise RunFolderError(f"{path}: cannot be written: {problem.strerror}") from problem

    def bulletin(self, order: Order, out: str | Path) -> tuple[Path, ...]:
        """Write one edition of a bulletin into a folder; the paths written. Raises as `treve.bulletin.edition.publish.publish`."""
        from treve.bulletin.edition.publish import publish

        return publish(self._store, self.summary, order, Path(out))

    def quoted(self) -> tuple[Quoted, ...]:
        """How each agreement of the run can be quoted and what must not be written of it, in the language spoken now."""
        voices, told = Voices.of(self._store), self.summary
        return tuple(quoted(told, agreement, voices) for agreement in told["agreements"])

    def warnings(self) -> tuple[str, ...]:
        """The warnings of the run: what to do next in the language spoken now, the others in English."""
        return tuple(text for text, _ in warnings_told(self.summary, self._store))

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
