"""Splink on the reports of which the truth is known, trained as its documentation says.

    PYTHON_WITH_SPLINK -m benchmarks.link_splink REPORTS.parquet PAIRS.parquet

Runs with `pip install splink pyarrow` alone, and imports nothing of treve. REPORTS is what `benchmarks.link_quality` writes: a row
for each report with the cells of space and time in which it is looked for, so that Splink compares the very pairs that treve does.
Writes the match probability of each of them, and prints seconds.

Training: the share of matches from a rule that few non-matches meet, shares among non-matches from random pairs, shares among
matches by expectation and maximisation in passes, each blocking on what others estimate. Levels of comparison are those
of treve; names of places and actors are corrected for their frequency.
"""

from __future__ import annotations

import json
import sys
import time

import duckdb
import pyarrow.parquet as pq
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

SOURCES = 3
PASSES = (
    block_on("town", "first_day"),
    block_on("town", "act", "perpetrator"),
    block_on("perpetrator", "act", "deaths_low", "first_day"),
)
WINDOW = """l.first_day - r.last_day <= 2 AND r.first_day - l.last_day <= 2
    AND power((l.latitude - r.latitude) * 111.195, 2)
    + power((l.longitude - r.longitude) * 111.195 * cos(radians((l.latitude + r.latitude) / 2)), 2)
    <= power(15 + l.reach_km + r.reach_km, 2)"""


def _levels(name: str, nothing: str, *levels: tuple[str, str], frequency_of: str | None = None) -> cl.CustomComparison:
    """Levels from the closest to the furthest; frequency_of: the column whose equality is the closest, corrected for frequency."""
    told = [cll.CustomLevel(nothing, "not stated").configure(is_null_level=True)]
    if frequency_of:
        told.append(cll.ExactMatchLevel(frequency_of, term_frequency_adjustments=True))
    told += [cll.CustomLevel(condition, label) for condition, label in levels]
    return cl.CustomComparison([*told, cll.ElseLevel()], output_column_name=name)


def _side(name: str) -> cl.CustomComparison:
    one, other = f"{name}_l", f"{name}_r"
    return _levels(
        name,
        f"{one} IS NULL OR {other} IS NULL",
        (
            f"{one} // 16 = {other} // 16 AND ({one} % 16 = 0 OR {other} % 16 = 0) AND {one} < 160 AND {other} < 160",
            "akin",
        ),
        frequency_of=name,
    )


def settings() -> SettingsCreator:
    """What is compared, on the levels on which treve compares it."""
    deaths = "deaths_low_l IS NULL OR deaths_low_r IS NULL"
    gap = "abs((first_day_l - first_day_r) * 1440 + minute_l - minute_r)"
    kilometres = """sqrt(power((latitude_l - latitude_r) * 111.195, 2)
        + power((longitude_l - longitude_r) * 111.195 * cos(radians(latitude_l)), 2))"""
    exact = "reach_km_l + reach_km_r = 0"
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="report",
        comparisons=[
            _levels(
                "first_day",
                "first_day_l IS NULL",
                ("first_day_l = first_day_r AND last_day_l = last_day_r AND first_day_l = last_day_l", "same day"),
                ("first_day_l <= last_day_r AND first_day_r <= last_day_l", "overlap"),
                ("first_day_l - last_day_r <= 1 AND first_day_r - last_day_l <= 1", "one day apart"),
            ),
            _levels(
                "minute",
                "minute_l IS NULL OR minute_r IS NULL",
                (f"{gap} <= 60", "one hour"),
                (f"{gap} <= 180", "three hours"),
            ),
            _levels(
                "town",
                "town_l IS NULL",
                (f"{exact} AND {kilometres} <= 2", "2 km"),
                (f"{exact} AND {kilometres} <= 6", "6 km"),
                (f"NOT ({exact}) AND {kilometres} <= (reach_km_l + reach_km_r) / 2", "within half the reach"),
                (f"NOT ({exact}) AND {kilometres} <= reach_km_l + reach_km_r", "within the reach"),
                frequency_of="town",
            ),
            _side("perpetrator"),
            _side("target"),
            _levels(
                "act",
                "act_l IS NULL OR act_r IS NULL",
                ("act_l = act_r", "the same"),
                ("act_group_l = act_group_r", "mistaken for each other"),
            ),
            _levels(
                "deaths_low",
                deaths,
                ("deaths_high_l = 0 AND deaths_high_r = 0", "nobody"),
                (
                    "deaths_low_l = deaths_low_r AND deaths_high_l = deaths_high_r AND deaths_low_l >= 6",
                    "the same, many",
                ),
                ("deaths_low_l = deaths_low_r AND deaths_high_l = deaths_high_r", "the same, few"),
                ("deaths_low_l <= deaths_high_r AND deaths_low_r <= deaths_high_l", "overlap"),
                ("2 * deaths_low_l <= 3 * deaths_high_r AND 2 * deaths_low_r <= 3 * deaths_high_l", "within half"),
            ),
        ],
        blocking_rules_to_generate_predictions=[
            {
                "blocking_rule": f"l.blocks = r.blocks AND {WINDOW}",
                "sql_dialect": "duckdb",
                "arrays_to_explode": ["blocks"],
            }
        ],
        additional_columns_to_retain=[],
        retain_matching_columns=False,
    )


def main() -> None:
    """Train, predict, write."""
    reports, pairs = sys.argv[1:]
    started = time.monotonic()
    own = duckdb.connect()
    api = DuckDBAPI(own)
    rows = pq.read_table(reports)
    frames = []
    for source in range(SOURCES):
        own.register("given", rows)
        own.execute(f"CREATE TABLE given_{source} AS SELECT * FROM given WHERE source = {source}")
        frames.append(api.register(own.table(f"given_{source}"), dataset_display_name=f"source_{source}"))
    linker = Linker(frames, settings())
    linker.training.estimate_probability_two_random_records_match(
        [block_on("town", "first_day", "act", "perpetrator")], recall=0.15
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in PASSES:
        linker.training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)
    trained = time.monotonic()
    found = linker.inference.predict()
    told = own.execute(f"SELECT report_l, report_r, match_probability FROM {found.physical_name}").to_arrow_table()
    pq.write_table(told, pairs)
    print(
        json.dumps(
            {
                "trained": round(trained - started, 1),
                "seconds": round(time.monotonic() - started, 1),
                "pairs": told.num_rows,
            }
        )
    )


if __name__ == "__main__":
    main()
