"""What a hand-made table of reports looks like; table.sql says what its columns become."""

from __future__ import annotations

from treve.read.source import Column, Kind, Presence, Source

SOURCE = Source(
    name="table",
    title="table of reports",
    licence="not stated",
    citation="not stated",
    redistributable=True,
    sql="read/table.sql",
    key="report_id",
    days=("occurred_from", "occurred_to"),
    point=("lat", "lon"),
    country=("country_code",),
    crosswalk="acts_table",
    columns=(
        Column("report_id", Kind.TEXT, Presence.FILLED),
        Column("source"),
        Column("recorder"),
        Column("url"),
        Column("published", Kind.DAY_SPAN),
        Column("occurred_from", Kind.DAY_SPAN, Presence.FILLED),
        Column("occurred_to", Kind.DAY_SPAN),
        Column("time_local", Kind.TIME_OF_DAY),
        Column("zone", Kind.ZONE),
        Column("place"),
        Column("country", Kind.COUNTRY_NAME),
        Column("admin1"),
        Column("admin2"),
        Column("lat", Kind.LATITUDE, other_names=("latitude",)),
        Column("lon", Kind.LONGITUDE, other_names=("longitude", "lng")),
        Column("place_precision", Kind.CODE, codes=(1, 2, 3, 4)),
        Column("perpetrator_alleged", Kind.NAMES),
        Column("target", Kind.NAMES),
        Column("act", Kind.ACT),
        Column("killed_low", Kind.COUNT),
        Column("killed_high", Kind.COUNT),
        Column("injured_low", Kind.COUNT),
        Column("injured_high", Kind.COUNT),
        Column("civilians_killed", Kind.COUNT),
        Column("observed", Kind.COUNT),
        Column("exception_stated", Kind.TRUTH),
        Column("note"),
        Column("status", Kind.CONFIRMED),
    ),
)
