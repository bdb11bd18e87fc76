"""What the audit found, on the release page: what can be worked out and how, what would mend it, what is public already."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quarterly.configuration.council import Council
from quarterly.disclosure.not_public import SuppressedScore
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.release_page import ReleasePage
from quarterly.publishing.score_changes import named
from quarterly.reporting.model import Block
from quarterly.reporting.parts import cell, table
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.numbers import shown
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted, listed

NOTHING = "No small count can be worked out from this draft and everything that is public."
LONGEST = 400  # characters of a reasoning on the page; all of it is in the table of all
_FURTHER = (WhySuppressed.SECONDARY, WhySuppressed.EXEMPT, WhySuppressed.DECIDED)
_COLUMNS = [("What was found", 28, "left"), ("How, and what to do", 72, "left")]

Row = tuple[str, str]


def audited(page: ReleasePage, most: int) -> list[Block]:
    """Return what holds the draft back first, then what is public already, then what is to be known; nothing if it is quiet."""
    rows = audit_rows(page.audit, page.council)
    if not rows:
        return []
    drawn: list[Block] = [
        table("audit-table", "What the audit found", _COLUMNS, [[cell(what), cell(_short(how))] for what, how in rows[:most]])
    ]
    if len(rows) > most:
        drawn.append({"type": "paragraph", "text": f"{counted(len(rows) - most, 'more finding')} in the table of all."})
    return drawn


def audit_rows(audit: AuditResult, council: Council) -> list[Row]:
    """Return each finding of an audit as what it is, and how it comes about."""
    told = ((each.where, each.sentence) for each in audit.told)
    return [*_proposed(audit, council), *told, *_public(audit), *_needless(audit, council)]


_MUCH = 10  # per cent: what realistic figures of a county stay well below
_COARSER = (
    "Coarser figures would show more: the year to date or twelve months in place of a quarter (basis), small groups taken "
    "together, or an indicator that nobody acts upon left out."
)


def how_much(audit: AuditResult, suppressed: Sequence[SuppressedScore]) -> str:
    """Return how many of the printed figures are suppressed, and how many of them beside a small one; "" before an audit."""
    every = audit.shown + audit.suppressed
    if not every:
        return ""
    further = sum(each.why in _FURTHER for each in suppressed if not each.is_rating_alone)
    alone = sum(each.why not in _FURTHER for each in suppressed if not each.is_rating_alone)
    share = Fraction(100 * audit.suppressed, every)
    coarser = f" {_COARSER}" if share > _MUCH else ""
    quiet = "" if audit.told or audit.incidents else f" {NOTHING}"
    return (
        f"{audit.suppressed:,} of {counted(every, 'figure')} in this report and its charts are suppressed "
        f"({shown(share, 1)}%). Of this quarter's figures {alone} are by themselves, and {further} because a small or an "
        f"exempt count could be worked out from them."
        f"{coarser}{quiet}"
    )


def _proposed(audit: AuditResult, council: Council) -> Iterator[Row]:
    if not audit.proposed:
        return
    enough = "" if audit.is_enough else " It does not prevent all of it."
    yield "What would prevent it", f"Suppress {_named(audit.proposed, council)}: with suppress-figures, in one step.{enough}"


def _needless(audit: AuditResult, council: Council) -> Iterator[Row]:
    if audit.needless:
        how = "no small count can be worked out from it. Print it again with suppress-figures, undo."
        yield "Suppressed by an officer without need", f"{_named(audit.needless, council)}: {how}"


def _named(figures: Sequence[FurtherFigure], council: Council) -> str:
    names = {each.id: named(each) for each in council.catalogue.indicators}
    return listed([f"“{names.get(each.indicator, each.indicator)}” of {Quarter.parse(each.quarter).title}" for each in figures])


def _public(audit: AuditResult) -> Iterator[Row]:
    for each in audit.incidents:
        yield "Public already: an incident", f"{each} Withdraw what is public, or purge it. This draft is not held back for it."
    for each in audit.notes:
        yield "To be known", each


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(maxsplit=1)[0]} …"
