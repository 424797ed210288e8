"""Cases in words: states, steps, rulings, answers, measures; each code of the casebook said in the language spoken."""

from __future__ import annotations

# What bulletins say, too: named here, so that a page finds every word of a case in this module.
from treve.bulletin.ruling_words import ATTRIBUTIONS as ATTRIBUTIONS
from treve.bulletin.ruling_words import DECIDED
from treve.bulletin.ruling_words import OUTCOMES as OUTCOMES
from treve.bulletin.ruling_words import REPLIES as REPLIES
from treve.bulletin.ruling_words import RESULTS as RESULTS
from treve.bulletin.ruling_words import STANDARDS as STANDARDS
from treve.bulletin.ruling_words import STATES as STATES
from treve.catalogue import Sayings, marked

RULES = DECIDED
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
        "narrative": marked("Narrative, sealed"),
        "identity": marked("Who reports, sealed"),
        "days": marked("Days"),
        "attachments": marked("Files"),
        "client_key": marked("Your own number of it"),
        "sealed": marked("Sealed part"),
    }
)
