"""States, rulings and answers of a casebook in words: each code said in the language spoken."""

from __future__ import annotations

from treve.catalogue import Sayings, marked

STATES: Sayings[str] = Sayings(
    {
        "reported": marked("reported"),
        "registered": marked("registered"),
        "triaged": marked("triaged"),
        "under_verification": marked("under verification"),
        "verified": marked("verified"),
        "not_verified": marked("not verified"),
        "insufficient_evidence": marked("not enough evidence"),
        "unfounded": marked("unfounded"),
        "duplicate": marked("tells what another case tells"),
        "withdrawn": marked("withdrawn"),
        "scope_tested": marked("tested against the agreement’s scope"),
        "under_investigation": marked("under investigation"),
        "attribution_settled": marked("attribution settled"),
        "determined": marked("ruled"),
        "notified": marked("party notified"),
        "response_received": marked("answer received"),
        "no_response": marked("no answer by the deadline"),
        "self_reported": marked("admitted by the party"),
        "accepted": marked("accepted"),
        "disputed": marked("disputed"),
        "under_review": marked("under review"),
        "final": marked("final"),
        "remedy_requested": marked("remedy asked for"),
        "remedy_taken": marked("remedy taken"),
        "remedy_partial": marked("remedy taken in part"),
        "remedy_refused": marked("remedy refused"),
        "remedy_overdue": marked("remedy overdue"),
        "sanctioned": marked("sanctioned"),
        "closed": marked("closed"),
        "reopened": marked("reopened"),
        "superseded": marked("goes on as another case"),
    }
)
OUTCOMES: Sayings[str] = Sayings(
    {
        "no_incident": marked("nothing happened"),
        "relevant_incident_not_violation": marked("an incident, but no violation"),
        "minor_violation": marked("minor violation"),
        "serious_violation": marked("serious violation"),
        "cannot_rule": marked("the body cannot rule"),
    }
)
STANDARDS: Sayings[str] = Sayings(
    {
        "reasonable_suspicion": marked("reasonable suspicion"),
        "reasonable_grounds": marked("reasonable grounds to believe"),
        "balance_of_probabilities": marked("balance of probabilities"),
        "clear_and_convincing": marked("clear and convincing"),
        "beyond_reasonable_doubt": marked("beyond reasonable doubt"),
    }
)
DECIDED: Sayings[str] = Sayings(
    {"consensus": marked("by consensus"), "majority": marked("by majority of all components")}
)
ATTRIBUTIONS: Sayings[str] = Sayings(
    {
        "attributed": marked("attributed to"),
        "jointly_attributed": marked("attributed jointly to"),
        "unattributed": marked("not attributed: nobody can say who did it"),
    }
)
REPLIES: Sayings[str] = Sayings(
    {
        "response": marked("answer"),
        "self_report": marked("admission"),
        "silence": marked("no answer by the deadline"),
    }
)
RESULTS: Sayings[str] = Sayings(
    {
        "taken": marked("taken"),
        "partial": marked("taken in part"),
        "refused": marked("refused"),
        "overdue": marked("overdue"),
    }
)
