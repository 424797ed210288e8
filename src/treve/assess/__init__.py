"""Step assess: is an incident covered by an agreement, and why or why not?

Each rule is one .sql file and answers TRUE, FALSE or NULL (cannot be told) at its own grain; `verdict.sql` puts them together.
Invariant: an unknown never becomes an answer on the way.
"""

from __future__ import annotations

from treve.store.protocol import Store

# In this order: a file reads what those before it wrote.
_BEFORE_FRONTS = (
    ("step_bounds", "step_bounds"),
    ("in_territory", "in_territory"),
    ("excluded_area", "excluded_area"),
    ("step_territory_pair", "step_territory_pair"),
    ("span", "span"),
    ("step_span_time", "step_span_time"),
    ("candidate", "candidate"),
    ("in_force", "in_force"),
)
_AFTER_FRONTS = (
    ("step_asked_side_pair", "step_asked_side_pair"),
    ("step_asked_side", "step_asked_side"),
    ("step_member_status", "step_member_status"),
    ("side_status", "side_status"),
    ("step_met_sides", "step_met_sides"),
    ("parties_bound", "parties_bound"),
    ("excluded_actor", "excluded_actor"),
    ("act_prohibited", "act_prohibited"),
    ("exception", "exception"),
    ("step_flag", "step_flag"),
    ("step_place", "step_place"),
    ("step_test", "step_test"),
    ("verdict", "finding"),
    ("finding_reason", "finding_reason"),
    ("outside_count", "outside_count"),
    ("contested_incident", "contested_incident"),
    ("front", "front"),
)


def findings(store: Store, *, fronts: bool = True) -> None:
    """Hold every incident against every agreement under every reading: `finding`, its reasons and the tables of the rules.

    fronts  also ask where each pair of sides stands whenever it fought (table `front`); without it that table is empty.
    """
    front_pairs = "step_front_pair" if fronts else "step_no_front_pair"
    for sql_file, table in (*_BEFORE_FRONTS, (front_pairs, "step_front_pair"), *_AFTER_FRONTS):
        store.run(f"assess/{sql_file}.sql", into=table)
