"""What checking a log found, in sentences."""

from __future__ import annotations

from treve.ledger.checkpoint import Comparison
from treve.model.verification import ReceiptCheck, Standing, Verification

STANDINGS = {
    Standing.SELF_CONSISTENT: (
        "Self-consistent only: no key and no earlier checkpoint of yours was compared, and whoever made this export could have "
        "made all of it. Give --key or --checkpoint to know more."
    ),
    Standing.TRUSTED_KEY: "Compared with the keys you trust.",
    Standing.HELD_CHECKPOINT: "Compared with the checkpoint you hold.",
    Standing.BOTH: "Compared with the keys you trust and the checkpoint you hold.",
}
COMPARISONS = {
    Comparison.SAME: "The two checkpoints are the same: {small} entries.",
    Comparison.EXTENDS: "One history: the checkpoint of {large} entries extends that of {small}.",
    Comparison.UNPROVEN: (
        "Not shown: the checkpoints have {small} and {large} entries. "
        "Give --log with an export of at least {large} entries to compare them."
    ),
    Comparison.SPLIT: (
        "SPLIT VIEW: the two checkpoints are signed by the same log and belong to two different histories "
        "({small} and {large} entries). Keep both files: together they are the proof."
    ),
}


def told(found: Verification) -> str:
    """What was found, a sentence a line."""
    lines = [f"Log:     {found.origin or 'unreadable'}", f"Entries: {found.size}, root {found.root or 'unreadable'}"]
    closed = max(found.size - found.opened, 0)
    lines.append(f"Shown:   {found.opened} contents checked; {closed} not shown to you, of which {found.erased} erased")
    lines += [
        f"Signed:  {one.name}, up to {one.size} entries{', a key you trust' if one.trusted else ''}"
        for one in found.vouched
    ]
    lines.append(STANDINGS[found.standing])
    if found.sound and found.standing is not Standing.SELF_CONSISTENT:
        rest = "all of it" if found.covered == found.size else f"the first {found.covered} of {found.size} entries"
        lines.append(f"What you trust vouches for {rest}.")
    if found.sound:
        lines.append("No fault: nothing was altered, dropped, moved or backdated.")
        return "\n".join(lines)
    lines.append("FAULTS:")
    for fault in found.faults:
        where = fault.file if fault.position is None else f"{fault.file}, entry {fault.position}"
        lines.append(f"  {where}: {fault.problem}")
    first = found.first_bad
    lines.append("No single entry can be named." if first is None else f"First bad position: entry {first}.")
    return "\n".join(lines)


def receipt_told(found: ReceiptCheck) -> str:
    """What became of a receipt's promise."""
    if found.kept:
        return f"Kept: accepted {found.accepted}, entry {found.index} of the log."
    if found.overdue:
        return (
            f"LEFT OUT: accepted {found.accepted}, promised by {found.deadline}; the log goes on until {found.last} without it. "
            "The receipt and this export together are the proof."
        )
    return f"Not there yet: promised by {found.deadline}; this export ends {found.last or 'before its first entry'}."
