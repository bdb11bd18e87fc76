"""Plans for a day that is past by the time the report is read."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from quarterly.collecting.narrative.records import Undertaking
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.reporting.checks.days import Day, days_in
from quarterly.reporting.checks.texts import ReportText
from quarterly.vocabulary.quarter import long_date

_PLANNED = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bwho )"
    r"\b(?:will|is due|are due|due to be|(?:is|are) (?:to be|expected|planned|scheduled|set))\b",
    re.IGNORECASE,
)
# Only these words put the plan on the day: "will build on the visit of 3 September" names a day that may well be past.
_BY = re.compile(r"\b(?:by|before|no later than|due (?:on|in))\s+(?:the\s+)?$", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:start|begin|open|report|meet|launch|finish|end|follow|take place|(?:be|is|are) (?:\w+ ){0,2}(?:held|published|launched"
    r"|submitted|completed|opened|reported|considered|introduced|implemented|reviewed|circulated))\b[^.;]{0,40}?"
    r"\b(?:on|in|from|at|by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REACH = 120
_LATE = re.compile(
    r"\b(?:late|later|delay\w*|slip\w*|overdue|missed|moved|revised|extended|postponed|not (?:been )?met|behind|now due)\b",
    re.IGNORECASE,
)


def past_days(texts: Sequence[ReportText], read_on: date, rules: Rulebook, reported: Collection[date] = ()) -> Iterator[Finding]:
    """Yield R13 for every text that plans something for a day before the report is read, unless the day is `reported` already."""
    for text in texts:
        # A report is read weeks after it is written: Halton's, for 3 November 2008, announced something by the end of October.
        past = [(sentence, day) for sentence in text.sentences for day in _past(sentence, read_on) if day.day not in reported]
        if past:
            days = " and ".join(dict.fromkeys(" ".join(day.words.split()) for _, day in past))
            yield text.finding(rules, "R13", [sentence for sentence, _ in past], quoted=days, read_on=long_date(read_on))


def past_undertakings(undertakings: Sequence[Undertaking], read_on: date, rules: Rulebook) -> Iterator[Finding]:
    """Yield R13 for every open undertaking that was due before the report is read and does not say that it is late."""
    for one, due in overdue(undertakings, read_on):
        text = ReportText(f"undertaking {one.ref}", one.what, source=one.source)
        yield text.finding(rules, "R13", [text.plain], quoted=long_date(due), read_on=long_date(read_on))


def overdue(undertakings: Sequence[Undertaking], read_on: date) -> list[tuple[Undertaking, date]]:
    """Return the open undertakings whose due day is past, with that day, unless their progress says that they are late."""
    late = [(one, one.due) for one in undertakings if one.status == "open" and not _LATE.search(one.progress)]
    return [(one, due) for one, due in late if due and due < read_on]


def _past(sentence: str, read_on: date) -> list[Day]:
    return [day for day in days_in(sentence, read_on) if day.day < read_on and _is_planned(sentence, day)]


def _is_planned(sentence: str, day: Day) -> bool:
    before = sentence[: day.start]
    announced = [match for match in _PLANNED.finditer(before) if day.start - match.start() <= _REACH]
    if announced:
        return bool(_BY.search(before) or _ON.search(before[announced[-1].start() :]))
    return bool(_BY.search(before) and _PLANNED.search(sentence[day.end :][:_REACH]))
