"""Financial implications that say there are none, although other texts name costs."""

import re
from collections.abc import Iterator

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.texts import ReportText

QUOTED = 3

_NONE = re.compile(
    r"^\W*(?:none|nil|n/?a|not applicable|nothing)\b[\w\s]{0,30}\W*$|\b(?:no|not any|nor any)\s+(?:\w+\s+){0,3}?implications\b",
    re.IGNORECASE,
)
_BUT = re.compile(r"\b(?:other than|except|apart from|beyond|however|but|within (?:existing|current|approved))\b", re.IGNORECASE)
_MONEY = re.compile(
    r"£\s?\d[\d,.]*\s?(?:m|k|bn|million|thousand|billion)?\b"
    r"|\bcosts? of (?:[\w-]+ ){0,2}?placements?\b|\b(?:[\w-]+ )?placement costs?\b"
    r"|\b(?:cost|budget|financial|funding) pressures?\b|\bpressures? on (?:the |its |our )?(?:[\w-]+ )?budgets?\b"
    r"|\b(?:over-?spend\w*|overspent)\b|\bbid (?:to|for|to secure) (?:[\w-]+ ){0,2}?(?:funding|investment|grant)\b"
    r"|\badditional (?:investment|funding)\b|\bsavings (?:targets?|plans?|of|required)\b|\bmore money (?:is |being )?spent\b",
    re.IGNORECASE,
)


def unmentioned_costs(subject: CheckedReport, rules: Rulebook) -> Iterator[Finding]:
    """Yield R09 if the report states no financial implications and other texts name sums or costs."""
    for block in subject.narrative.implications:
        title = subject.council.profile.implications.get(block.name, block.name)
        # "None within existing budgets" states a condition, which is an answer.
        if "financ" not in f"{block.name} {title}".casefold() or not _NONE.search(block.text) or _BUT.search(block.text):
            continue
        own = {implication.text for implication in subject.narrative.implications if implication.name == block.name}
        found = [quoted for text in subject.texts if text.text not in own for quoted in _costs(text)]
        if found:
            more = f" and {len(found) - QUOTED} more" if len(found) > QUOTED else ""
            statement = ReportText(title, block.text, source=block.source)
            yield statement.finding(rules, "R09", statement.sentences, quoted="; ".join(found[:QUOTED]) + more)


def _costs(text: ReportText) -> list[str]:
    """Return the sums and costs that a text names, once each, with the text they are in."""
    words = dict.fromkeys(match[0].strip().rstrip(".,") for match in _MONEY.finditer(" ".join(text.plain.split())))
    return [f"“{word}” in {text.location}" for word in words]
