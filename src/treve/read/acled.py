"""What an ACLED export looks like; acled.sql says what its columns become."""

from __future__ import annotations

from treve.read.source import Column, Kind, Presence, Source

SOURCE = Source(
    name="acled",
    title="Armed Conflict Location & Event Data",
    licence="ACLED terms of use; the rows may not be redistributed",
    citation=(
        "Raleigh, C., Kishi, R. and Linke, A. (2023), Political instability patterns are obscured by conflict dataset scope "
        "conditions, sources, and coding choices, Humanities and Social Sciences Communications 10; acleddata.com"
    ),
    redistributable=False,
    curated=True,
    sql="read/acled.sql",
    key="event_id_cnty",
    days=("event_date", "event_date"),
    country=("iso_code", "country_code"),
    crosswalk="acts_acled",
    joined=(("side_a", ("actor1", "assoc_actor_1")), ("side_b", ("actor2", "assoc_actor_2"))),
    delimiters=(",", ";"),
    columns=(
        Column("event_id_cnty", Kind.TEXT, Presence.FILLED),
        Column("event_date", Kind.DAY_AND_AROUND, Presence.FILLED),
        Column("time_precision", Kind.CODE, Presence.FILLED, codes=(1, 2, 3)),
        Column("event_type"),
        Column("sub_event_type", Kind.ACT, Presence.THERE),
        Column("actor1", Kind.NAMES, Presence.THERE),
        Column("assoc_actor_1", Kind.NAMES),
        Column("actor2", Kind.NAMES, Presence.THERE),
        Column("assoc_actor_2", Kind.NAMES),
        Column("civilian_targeting"),
        Column("iso", Kind.COUNTRY_ISO),
        Column("country", Kind.COUNTRY_NAME),
        Column("admin1"),
        Column("admin2"),
        Column("location"),
        Column("latitude", Kind.LATITUDE, Presence.THERE),
        Column("longitude", Kind.LONGITUDE, Presence.THERE),
        Column("geo_precision", Kind.CODE, Presence.THERE, codes=(1, 2, 3)),
        Column("source", Kind.NAMES),
        Column("notes"),
        Column("fatalities", Kind.COUNT, Presence.THERE),
    ),
)
