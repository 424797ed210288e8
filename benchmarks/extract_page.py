"""docs/explanation/reading-texts.md from the measured results."""

from __future__ import annotations

from typing import Any


def page(results: dict[str, Any], long: dict[str, Any]) -> str:
    """The page: every number comes from extract.json and, of what takes long, extract_long.json."""
    machine, stream, fuzz = results["machine"], results["stream"], results["fuzz"]
    lines = [
        "# How well and how fast texts are read",
        "",
        "This page gives the scores of `treve extract` on marked texts, its time and its memory.",
        "`python -m benchmarks.extract` measures and writes it.",
        "",
        "A fact counts as found if one of the same kind covers half or more of the same words, and as right if its value agrees.",
        "The texts kept aside were marked before the rules were run on them, and no rule was written for them.",
        "All but the latest four were written by the same hands as the rules: a text from elsewhere can score lower.",
        "The first of these, 20 texts and 40 times, was written and marked by somebody who did not know the rules. At first try",
        "its texts came to a precision of 0.81 and a recall of 0.62 (by kind: quotes 1.00 and 1.00, prohibitions 0.84 and 0.89,",
        "figures 0.95 and 0.76, parties 0.79 and 0.44, registered totals 0.56 and 0.32), and 34 of the 40 times were read exactly.",
        "Half of both, drawn before anything was looked into, stays aside; the other half became the fourteenth set.",
        "After the rules had been taught more by these, another wrote 20 texts and 40 times more, on a dozen other conflicts, not",
        "knowing rules or texts either. At first try they came to 0.82 and 0.62, and 35 of the 40 times: what was",
        "taught in between had hardly moved texts from a fresh hand. Weakest were withdrawals (0.29 and 0.25), excluded actors",
        "(0.67 and 0.25), monitoring (0.62 and 0.45) and parties (0.95 and 0.49). Half stays aside (first 0.82 and 0.66, 18 of 20",
        "times), half became the sixteenth set and the sixth of the times. What was then taught by mechanism (whole names, any",
        "verb that looks ahead, watchers by what they do, flight to any state) moved the halves kept aside as the table shows;",
        "they were scored as totals, some ten times in all, and by kind twice.",
        "A third, who knew rules and texts no better, wrote 20 texts and 40 times in the plain prose of agencies, ministries and",
        "missions. At first try they came to 0.91 and 0.80, and all 40 times. All of it stays aside. The three together, 826 facts",
        "that no rule was written for, come to 0.90 and 0.79, figures alone to 0.97 and 0.91, and 78 of 80 times. Weakest are",
        "denials (0.73 and 0.42), withdrawals (0.79 and 0.55), parties (0.80 and 0.57) and territory (0.83 and 0.59).",
        "A fourth wrote 20 texts and 60 times more in the same plain prose. At first try they came to 0.92 and 0.81, and 59 of the",
        "60 times; weakest were monitoring (0.58 and 0.58), earlier truces (1.00 and 0.53), excluded actors (0.88 and 0.54) and",
        "territory (0.92 and 0.55). A second reader marked the same texts without having seen the marks of the first: held against",
        f"them, these come to {results['readers']['precision']:.3f} and {results['readers']['recall']:.3f}.",
        "Both marked by the same contract: this says that it is clear, and not that everybody would mark so.",
        "With the rules as they are now the four together, 1,264 facts that no rule was written for, come to 0.91 and 0.83,",
        "figures alone to 0.97 and 0.94, and 137 of 140 times are read exactly.",
        "The fifth to the twelfth set were scored once before any rule was changed for them. Precision and recall were then:",
        "fifth 0.78 and 0.57, sixth 0.76 and 0.61, seventh 0.85 and 0.64, eighth 0.84 and 0.65, ninth 0.71 and 0.50,",
        "tenth 0.74 and 0.43, eleventh 0.82 and 0.57, twelfth 0.80 and 0.62. The ninth to the eleventh look for wordings the",
        "rules did not know, the twelfth for counts, totals and withdrawals as bulletins and agencies word them:",
        "texts in words not met before fare like that. Some marks of the eighth to the tenth and of the twelfth",
        "were set right after that first score, where they went against the contract of `treve extract`.",
        "Three more sets of whole texts, French and Spanish, Russian and Arabic, English with bulletins, were written after that,",
        "on wars that few know, with many ways to word a thing. Before any rule was changed for them they came to 0.80 and 0.52,",
        "0.75 and 0.46, 0.81 and 0.56; a second set of each, scored when the rules had been mended on the first, to 0.78 and 0.39,",
        "0.70 and 0.36, 0.80 and 0.47: what is mended on one text carries over to another only in small part, and of prose so",
        "varied about half is read. The sets kept aside are in the plain prose of agencies, and read better.",
        "The later set kept aside is in plainer words.",
        "The short probes, one or two sentences each, mark some kinds alone. The rules before them came to 0.80 and 0.63 on those",
        "of roles and 0.82 and 0.59 on those of clauses and counts, with marks set right after a look; on probes written after the",
        "rules were taught, hardly better (recall 1 to 4 points more). They show what was taught, not what will be read.",
        "",
        "Of the 43 times kept aside at first 38 were read exactly when first tried. Of the 45 after them it was 28, and 37 by",
        "rules changed for other texts; six of the other eight answers were wrong, not open. Of the 40 after those all were exact.",
        "The seventh to the thirteenth set of times were asked once before any rule was changed for them, the ninth to the last",
        "after the rules had been taught by those before: 78 of 100 were exact, 45 of 60, 47 of 60, 27 of 30, 24 of 30, 28 of 30",
        "and 25 of 30; one case each of the eighth, ninth and thirteenth and two of the eleventh were set right or worded anew",
        "after that.",
        "A set that was looked into is now among those the rules were written on.",
        "",
        "| Texts | facts | precision | recall | found and right |",
        "|---|---|---|---|---|",
        *(
            f"| {one['set']} | {one['facts']} | {one['precision']:.2f} | {one['recall']:.2f} | {one['right']:.2f} |"
            for one in results["scores"]
        ),
        "",
        "| Times | cases | exact |",
        "|---|---|---|",
        *(f"| {one['set']} | {one['cases']} | {one['exact'] / one['cases']:.2f} |" for one in results["times"]),
        "",
        "## Time and memory",
        "",
        f"Machine: {machine['cores']} cores, measured on {machine['day']} at a load of {machine['load']}.",
        "Texts are dense with facts; the time is that of one core for 400 words, the best of several rounds, the median of texts",
        "and of seven processes (one may be some 10 % slower than another).",
        "A Python that is built with profile-guided optimisation, as a distribution's is, reads faster than one that is not.",
        "",
        f"| Language | texts | {' | '.join(f'ms, {_interpreter(one)}' for one in (results, *results['others']))} "
        "| s for 160,000 characters | times that of 40,000 |",
        "|" + "---|" * (5 + len(results["others"])),
        *(
            f"| {one[0]['language']} | {one[0]['texts']} | {' | '.join(str(each['ms']) for each in one)} "
            f"| {growth['seconds']} | {growth['times']} |"
            for growth, *one in zip(
                results["growth"], *(each["speed"] for each in (results, *results["others"])), strict=True
            )
        ),
        "",
        f"Five languages read in one process take {results['peak_mb']} MB at most. A stream of {stream['documents']:,} documents",
        f"takes {stream['early_mb']} MB after a tenth of it and {stream['end_mb']} MB at its end,",
        f"{stream['per_second']} documents a second on one core.",
        f"{fuzz['texts']:,} invented texts (telling words in any order, letters of all scripts, torn texts) were read",
        "without an exception, each fact standing on its words.",
        *_long(long),
        "`python -m benchmarks.extract_hostile` reads long texts nobody would write (digits, brackets, one word over and over), of",
        "250,000 characters and of a million: a text four times as long takes about four times as long.",
        "",
    ]
    return "\n".join(lines)


def _interpreter(measured: dict[str, Any]) -> str:
    return f"Python {measured['python']} {measured['build']}"


def _long(long: dict[str, Any]) -> list[str]:
    """What was measured of that which takes long; nothing of what was not."""
    told = []
    if "stream" in long:
        stream = long["stream"]
        told = [
            "",
            f"`python -m benchmarks.extract_long`: the command `treve extract` on a file of {stream['documents']:,} documents,",
            f"each another one, takes {stream['tenths_mb'][0]} MB after a tenth of them and {stream['tenths_mb'][-1]} MB at the end"
            f" ({stream['day']}, version {stream['version']}).",
        ]
    if "fuzz" in long:
        fuzz = long["fuzz"]
        read = f"{fuzz['texts']:,} invented texts were read without an exception"
        told.append(f"{read} ({fuzz['day']}, version {fuzz['version']}).")
    return told
