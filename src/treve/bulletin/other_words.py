"""Words that stand in code and documents and not on the page of a run."""

from __future__ import annotations

OTHER_WORDS: tuple[tuple[str, str, str], ...] = (
    ("membership assertion", "a dated, sourced claim that a group is, or is not, a party", ""),
    ("act", "a kind of conduct", ""),
    ("exception", "what a clause allows although it is forbidden in general", "exemption"),
    ("exclusion", "who or what an agreement declares not to cover", ""),
    (
        "zone",
        "an area with a period of validity and a source; a time zone is always called time zone or IANA zone in prose",
        "",
    ),
    ("era", "a stretch of time in which no membership, relation or area of an agreement changes", ""),
    ("determination", "a person's ruling on a case", ""),
    ("published total", "a number someone else printed, kept as printed", ""),
    ("bulletin", "a document made by treve or its users; never an outsider's", ""),
    ("run", "what one `treve run` made: a folder with tables, summary and page", ""),
    ("register", "a list of incidents, or of totals, that one recorder keeps", "database, list"),
    ("entry", "one incident as a register has it", "record"),
    ("counting rule", "a named and versioned statement of what counts as one", ""),
    ("tally", "a number under a counting rule, at least and at most", "count, where tally is meant"),
    (
        "episode, engagement",
        "fire without a pause longer than a gap: in one direction; between two sides, in either",
        "",
    ),
    ("break", "a change of what a recorder's series means or reaches, seen against the other recorders", ""),
    (
        "analysis",
        "the answers to the questions about a run or a table of counts: whether violence fell, whether the truce holds, and so on",
        "",
    ),
    ("ratio", "a daily rate after the start over a daily rate before; below 1 is a fall", "effect size"),
    (
        "covered, other fronts",
        "fronts that the truce covers under the reading shown; fronts it excludes or leaves alone",
        "treated, control",
    ),
    ("baseline", "the days before the start that are compared", ""),
    ("placebo date", "a day far from every truce, treated as if one began", ""),
    (
        "carry a change",
        "said of an area: more than half of the change in the daily rate is its own, or half of the ratio is gone without it",
        "",
    ),
    ("refusal", "an answer that is not given, with what is missing for it", "error"),
    (
        "casebook",
        "what people decided, who, when and on what evidence; never recomputed and never overwritten",
        "database",
    ),
    ("compartment", "a part of a casebook that is filed in and seen by those with a role in it", "folder"),
    (
        "log entry",
        "one thing that was done, as the log holds it: a public leaf and a content that some may see",
        "event",
    ),
    (
        "checkpoint",
        "a signed statement of how many entries the log holds and of the root over them; a roadside post is a control post",
        "",
    ),
    ("receipt", "the log's signed promise that one entry will stand in it", ""),
    ("split view", "two checkpoints of one log that belong to two histories", "fork"),
    ("sealed part", "what would tell who reported; opened by a logged request", ""),
    ("erasure", "content and salt destroyed while every proof stays valid", "deletion"),
    ("sealing key", "opens what is sealed; kept outside the casebook's database", "password"),
    ("box", "encrypted bytes with a key of their own, bound to the place they stand in", ""),
    ("package", "a casebook in one encrypted file: a backup or a handover", "dump"),
    (
        "bundle",
        "what one installation sends another, signed and sealed; a part is a piece of it that fits into a mail",
        "sync",
    ),
    ("conflict", "two changes of one thing, neither made after the other", ""),
    ("readership", "all who may see the same of a casebook, and so read the same run", ""),
    (
        "release",
        "a table of counts told to an audience; on the page of a version of Trêve: a version",
        "publication",
    ),
    ("custody", "what was done with a file since it came, by whom", ""),
)
"""Word, meaning, words not to be used for it."""
