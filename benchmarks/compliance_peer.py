"""The same job as an analyst would do it with GeoPandas and pandas: one process, one line of JSON.

    python -m benchmarks.compliance_peer FOLDER

It computes the verdicts `covered` and `excluded_actor` under the reading `presumed` for reports at exact places; vaguer places,
reasons, other verdicts and the audit trail, which treve also makes, it leaves out.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import time
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from treve.agreements import file
from treve.model.agreement import About, ClauseKind, Says, TimeKind
from treve.normalise.actor_book import actor_book
from treve.normalise.acts import find_act, read_crosswalk


def main() -> None:
    """Do the job and print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    book = actor_book(folder / "actors.csv")
    agreements = file.read_agreements(folder / "agreements.json", book)
    started = time.monotonic()
    names, kinds = _names(folder / "actors.csv")
    reports = pd.read_parquet(
        folder / "reports.parquet",
        columns=[
            "report_id",
            "occurred_from",
            "occurred_to",
            "lat",
            "lon",
            "place_precision",
            "perpetrator_alleged",
            "target",
            "act",
        ],
    )
    total = len(reports)
    acts_of_table = read_crosswalk("acts_table")
    reports = reports[reports["place_precision"] == 1]
    reports = reports.assign(
        first=pd.to_datetime(reports["occurred_from"]),
        last=pd.to_datetime(reports["occurred_to"]),
        perpetrator=reports["perpetrator_alleged"].map(names),
        victim=reports["target"].map(names),
        conduct=reports["act"].map({code: find_act(code, acts_of_table) for code in reports["act"].unique()}),
    )
    areas = gpd.read_file(folder / "areas.geojson")[["area_id", "geometry"]]
    points = gpd.GeoDataFrame(reports, geometry=gpd.points_from_xy(reports["lon"], reports["lat"]), crs="EPSG:4326")
    placed = gpd.sjoin(points, areas.to_crs("EPSG:4326"), predicate="intersects", how="inner")
    placed = pd.DataFrame(placed.drop(columns=["geometry", "index_right"]))
    placed = placed.sort_values("area_id").drop_duplicates("report_id")
    candidates = placed.merge(_territories(agreements), on="area_id")
    candidates = candidates[(candidates["first"] > candidates["starts"]) & (candidates["last"] < candidates["ends"])]
    rights = _rights(agreements)
    candidates = candidates.merge(
        rights.add_prefix("p_"), left_on=["agreement", "perpetrator"], right_on=["p_agreement", "p_actor"], how="left"
    )
    candidates = candidates.merge(
        rights.add_prefix("v_"), left_on=["agreement", "victim"], right_on=["v_agreement", "v_actor"], how="left"
    )
    excluded = (candidates["p_excluded"] == True) | (candidates["v_excluded"] == True)  # noqa: E712 - blanks are not False
    last = candidates["last"]
    bound_p = (candidates["p_bound"] == True) & (candidates["p_until"].isna() | (last < candidates["p_until"]))  # noqa: E712
    bound_v = (candidates["v_bound"] == True) & (candidates["v_until"].isna() | (last < candidates["v_until"]))  # noqa: E712
    bound_v |= candidates["victim"].map(kinds) == "civilian"
    known = candidates["perpetrator"].notna() & candidates["victim"].notna()
    acts = _acts(agreements)
    forbidden = pd.MultiIndex.from_frame(candidates[["agreement", "conduct"]]).isin(acts)
    counts = {
        "covered": int((known & ~excluded & bound_p & bound_v & forbidden).sum()),
        "excluded_actor": int(excluded.sum()),
    }
    print(
        json.dumps(
            {
                "job": "geopandas",
                "reports": total,
                "seconds": round(time.monotonic() - started, 2),
                "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "counts": counts,
            }
        )
    )


def _names(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    kinds: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            kinds[row["actor_id"]] = row["kind"]
            for name in (
                row["actor_id"],
                row["name_en"],
                row["name_fr"],
                row["name_ar"],
                row["name_ru"],
                *row["aliases"].split(";"),
            ):
                if name:
                    names[name] = row["actor_id"]
    return names, kinds


def _territories(agreements: tuple[Any, ...]) -> pd.DataFrame:
    rows = []
    for one in agreements:
        start = next(time.value for time in one.times if time.what is TimeKind.EFFECTIVE)
        end = next(time.value for time in one.times if time.what is TimeKind.ENDED)
        # Midday to midday: the day of the start and the day of the end are not wholly inside.
        bounds = (pd.Timestamp(start).normalize(), pd.Timestamp(end).normalize())
        rows += [(one.agreement_id, area_id, *bounds) for area in one.territory for area_id in area.members]
    return pd.DataFrame(rows, columns=["agreement", "area_id", "starts", "ends"])


def _rights(agreements: tuple[Any, ...]) -> pd.DataFrame:
    rows: dict[tuple[str, str], list[Any]] = {}
    for one in agreements:
        for assertion in one.assertions:
            row = rows.setdefault((one.agreement_id, assertion.actor_id), [False, pd.NaT, False])
            if assertion.about is About.MEMBERSHIP and assertion.says is Says.BOUND:
                row[0] = True
                row[1] = pd.Timestamp(assertion.until) if assertion.until else pd.NaT
            if assertion.about is About.EXCLUSION and assertion.says is Says.EXCLUDED:
                row[2] = True
    content = [(*key, *row) for key, row in rows.items()]
    return pd.DataFrame(content, columns=["agreement", "actor", "bound", "until", "excluded"])


def _acts(agreements: tuple[Any, ...]) -> pd.MultiIndex:
    pairs = {
        (one.agreement_id, act)
        for one in agreements
        for clause in one.clauses
        if clause.kind is ClauseKind.PROHIBITION
        for act in clause.acts
    }
    return pd.MultiIndex.from_tuples(sorted(pairs), names=["agreement", "conduct"])


if __name__ == "__main__":
    main()
