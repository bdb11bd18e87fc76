"""Texts that give the report another period than its own, mostly left over from the quarter before.

Any text may rightly mention older figures. Only sentences about the report itself ("this report covers …") count and, in texts
about the whole report, sentences on its purpose ("to inform members of performance as at …"). Comparisons and plans do not count.
"""

import re
from collections.abc import Iterator, Sequence

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.reporting.checks.days import Day, days_in
from quarterly.reporting.checks.texts import ReportText
from quarterly.vocabulary.quarter import Quarter, quarters_in

_OF_ITSELF = re.compile(
    r"\bth(?:is|e present) (?:\w+ ){0,5}?(?:report|digest|paper|summary|review|scorecard)\b[^.;]{0,60}?"
    r"\b(?:covers?|covering|is for|relates? to|concerns|presents?|sets out|gives|shows|highlights?|highlighting|summarises)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\bto (?:inform|report|provide|present|update|advise|brief|set out)\b", re.IGNORECASE)
_ANOTHER_TIME = re.compile(
    r"\b(?:compar\w+|than|last year|previous\w*|earlier|prior|since|baseline|latest|most recent|available|published"
    r"|national|validated|lag\w*|adopted|approved|agreed|inspect\w+|census|next|will|target\w*|forecast|expected|until"
    r"|from (?!(?:1|April 1)(?:st)?\b))\b",
    re.IGNORECASE,
)
# Herefordshire's report on 2006/07 informed members of performance "as at March 31st 2006": last year's sentence.
_AS_AT = re.compile(
    r"\b(?:as (?:at|of)|position at|up to|(?:period|quarter|year) (?:up )?(?:to|ending|ended)(?: on)?)\s+$", re.IGNORECASE
)
_YEAR_NAMED = re.compile(
    r"\b(?:for|outturn|covers)\s+(?:the\s+)?(?:financial\s+|whole\s+|full\s+)?(?:year\s+)?"
    r"(?P<words>(?P<first>20\d\d)\s?[/–-]\s?(?:20)?(?P<second>\d\d))(?!\d)",
    re.IGNORECASE,
)


def other_periods(texts: Sequence[ReportText], quarter: Quarter, rules: Rulebook) -> Iterator[Finding]:
    """Yield R01 for every text that gives the report another day or period than its own."""
    for text in texts:
        slips = [(sentence, words) for sentence in text.sentences for words in _slips(sentence, text.speaks_for_all, quarter)]
        if slips:
            quoted = " and ".join(dict.fromkeys(words for _, words in slips))
            sentences = [sentence for sentence, _ in slips]
            yield text.finding(rules, "R01", sentences, quoted=quoted, quarter=quarter.title, period=quarter.period)


def _slips(sentence: str, speaks_for_all: bool, quarter: Quarter) -> list[str]:
    of_itself = bool(_OF_ITSELF.search(sentence))
    if _ANOTHER_TIME.search(sentence) or not (of_itself or (speaks_for_all and _PURPOSE.search(sentence))):
        return []
    return [
        *_days(sentence, of_itself, quarter),
        *_years(sentence, quarter),
        *(_quarters(sentence, quarter) if of_itself else ()),
    ]


def _days(sentence: str, of_itself: bool, quarter: Quarter) -> list[str]:
    """Return the days given as the period's end that are not; a later day counts only in a sentence about the report itself."""
    found = []
    for number, day in enumerate(days := days_in(sentence, quarter.ends)):
        ends_range = number > 0 and _joined(sentence, days[number - 1], day)
        as_at = _AS_AT.search(sentence[: day.start])
        if not day.dated or not (as_at or (ends_range and of_itself)) or day.day == quarter.ends:
            continue
        if of_itself or day.day < quarter.ends:
            found.append(f"{as_at[0] if as_at else ''}{day.words}")
    return found


def _joined(sentence: str, first: Day, last: Day) -> bool:
    return sentence[first.end : last.start].strip() in ("to", "-", "–", "until")


def _years(sentence: str, quarter: Quarter) -> list[str]:
    """Return the financial years given for the report that are not its own; with its own in the sentence it is a comparison."""
    slips = [(m["words"], int(m["first"]), int(m["second"])) for m in _YEAR_NAMED.finditer(sentence)]
    years = [(words, first) for words, first, second in slips if second == (first + 1) % 100]
    if quarters_in(sentence) or any(first == quarter.year for _, first in years):
        return []
    return [words for words, first in years if first < quarter.year]


def _quarters(sentence: str, quarter: Quarter) -> list[str]:
    found = quarters_in(sentence)
    return [each.title for each in found] if found and quarter not in found else []
