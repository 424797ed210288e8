"""What a file of the UCDP Georeferenced Event Dataset looks like; ucdp_ged.sql says what its columns become."""

from __future__ import annotations

from treve.read.source import Column, Kind, Presence, Source

SOURCE = Source(
    name="ucdp_ged",
    title="UCDP Georeferenced Event Dataset",
    licence="CC BY 4.0, as stated by UCDP on its download page",
    citation=(
        "Sundberg, R. and Melander, E. (2013), Introducing the UCDP Georeferenced Event Dataset, Journal of Peace Research "
        "50(4), 523-532; Högbladh, S. (2019), UCDP GED Codebook version 19.1, Uppsala University"
    ),
    redistributable=True,
    curated=True,
    sql="read/ucdp_ged.sql",
    key="id",
    days=("date_start", "date_end"),
    country=("country_id_code", "country_code"),
    crosswalk="acts_ucdp",
    version=r"GEDEvent_v(\d+(?:_\d+)+)",
    columns=(
        Column("id", Kind.TEXT, Presence.FILLED),
        Column("type_of_violence", Kind.ACT, Presence.FILLED, codes=(1, 2, 3)),
        Column("side_a", Kind.NAMES_BY_COMMA, Presence.FILLED),
        Column("side_b", Kind.NAMES_BY_COMMA, Presence.FILLED),
        Column("source_office"),
        Column("source_date", Kind.DAY_LIST),
        Column("where_prec", Kind.CODE, Presence.THERE, codes=(1, 2, 3, 4, 5, 6, 7)),
        Column("where_coordinates"),
        Column("where_description"),
        Column("adm_1"),
        Column("adm_2"),
        Column("latitude", Kind.LATITUDE, Presence.THERE),
        Column("longitude", Kind.LONGITUDE, Presence.THERE),
        Column("country", Kind.COUNTRY_NAME),
        Column("country_id", Kind.COUNTRY_GW, other_names=("gwno", "gwnoloc")),
        Column("event_clarity", Kind.CODE, codes=(1, 2)),
        Column("date_start", Kind.DAY_SPAN, Presence.FILLED),
        Column("date_end", Kind.DAY_SPAN, Presence.FILLED),
        Column("deaths_civilians", Kind.COUNT),
        Column("low", Kind.COUNT, Presence.THERE, other_names=("low_est",)),
        Column("best", Kind.COUNT, Presence.THERE, other_names=("best_est",)),
        Column("high", Kind.COUNT, Presence.THERE, other_names=("high_est",)),
    ),
)
