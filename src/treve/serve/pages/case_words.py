"""Cases in words: states, steps, rulings, answers, measures; each code of the casebook said in the language spoken."""

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
# What a button says that brings a case there by a bare step.
STEPS: Sayings[str] = Sayings(
    {
        "registered": marked("Register"),
        "triaged": marked("Triage done"),
        "under_verification": marked("Begin verification"),
        "verified": marked("Verified"),
        "not_verified": marked("Not verified"),
        "insufficient_evidence": marked("Not enough evidence"),
        "unfounded": marked("Unfounded"),
        "withdrawn": marked("Withdrawn by its reporter"),
        "scope_tested": marked("Scope tested"),
        "under_investigation": marked("Begin investigation"),
        "accepted": marked("Record as accepted"),
        "under_review": marked("Begin review"),
        "final": marked("Declare final"),
        "sanctioned": marked("Sanctioned"),
        "closed": marked("Close"),
        "reopened": marked("Reopen"),
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
RULES: Sayings[str] = Sayings(
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
MISSING: Sayings[str] = Sayings(
    {
        "standing_report": marked("No report that you see still stands."),
        "second_register": marked("All reports come from one register."),
        "second_recorder": marked("All reports come from one recorder."),
        "files": marked("No report has a file."),
        "alleged": marked("No report says who did it."),
        "days": marked("The day is not stated."),
        "place": marked("The place is not stated."),
        "point": marked("No coordinates are stated."),
        "act": marked("What was done is not stated."),
        "source": marked("The source is not stated."),
        "consent_to_verify": marked("No consent to use in verification."),
        "consent_to_notify": marked("No consent to tell parties."),
    }
)
REPORT_STATES: Sayings[str] = Sayings(
    {
        "filed": marked("as filed"),
        "corrected": marked("corrected"),
        "withdrawn": marked("withdrawn"),
        "erased": marked("erased"),
    }
)
VERSIONS: Sayings[str] = Sayings(
    {
        "report": marked("filed"),
        "corrected": marked("corrected"),
        "withdrawn": marked("withdrawn"),
        "consent": marked("consent stated anew"),
        "threat": marked("danger stated anew"),
    }
)
ANSWERS: Sayings[str] = Sayings(
    {"same": marked("the same"), "not_same": marked("not the same"), "cannot_tell": marked("cannot tell")}
)
# What a row of a table does.
ROWS: Sayings[str] = Sayings(
    {
        "new": marked("files a new report"),
        "changed": marked("corrects its report"),
        "known": marked("says nothing new"),
        "withdrawn": marked("speaks of a report that was withdrawn"),
    }
)
USES: Sayings[str] = Sayings(
    {
        "verification": marked("verification"),
        "notification": marked("telling parties"),
        "publication": marked("publication"),
    }
)
# Columns of a report, as a person reads them.
COLUMNS: Sayings[str] = Sayings(
    {
        "summary": marked("What is reported"),
        "occurred_from": marked("First day"),
        "occurred_to": marked("Last day"),
        "time_local": marked("Time of day"),
        "place": marked("Place"),
        "area": marked("Area"),
        "latitude": marked("Latitude"),
        "longitude": marked("Longitude"),
        "place_precision": marked("What the point stands for"),
        "act": marked("What was done"),
        "perpetrator_alleged": marked("Alleged perpetrator"),
        "target": marked("Target"),
        "killed_low": marked("Killed, at least"),
        "killed_high": marked("Killed, at most"),
        "injured_low": marked("Injured, at least"),
        "injured_high": marked("Injured, at most"),
        "civilians_killed": marked("Civilians among the killed"),
        "recorder": marked("Recorder"),
        "source": marked("Source"),
        "url": marked("Address of the publication"),
        "published": marked("Day of publication"),
        "consent": marked("Consent to"),
        "threat": marked("The person is in danger"),
        "narrative": marked("Account, sealed"),
        "identity": marked("Who reports, sealed"),
        "days": marked("Days"),
        "attachments": marked("Files"),
        "client_key": marked("Your own number of it"),
        "sealed": marked("Sealed part"),
    }
)
