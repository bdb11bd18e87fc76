"""Everything on the release page as one plain table, with the rows for which the page has no room."""

from collections.abc import Iterator

from quarterly.publishing.holds import COUNTED_AS
from quarterly.publishing.release_audit import audit_rows
from quarterly.publishing.release_page import ReleasePage
from quarterly.publishing.release_tables import FLAG_MARKS, names_of, sentences_of
from quarterly.publishing.score_changes import named
from quarterly.reporting.sections.answers import answered_row
from quarterly.reporting.wording.suppressed import why_in_words

HEADER = ["part", "number", "kind", "what", "where", "from", "now", "last draft", "quarter before", "why", "what to do"]


def release_rows(page: ReleasePage) -> list[list[str]]:
    """Return a row for everything on the page: what is outstanding comes first. The columns are those of `HEADER`."""
    parts = (_outstanding(page), _audit(page), _flags(page), _changes(page), _suppressed(page), _answered(page), _accepted(page))
    return [[row.get(column, "") for column in HEADER] for part in parts for row in part]


def _outstanding(page: ReleasePage) -> Iterator[dict[str, str]]:
    for each in page.outstanding:
        status = "holds it back" if each.kind in page.held else "let through"
        yield {"part": "outstanding", "kind": COUNTED_AS[each.kind][0], "what": status, "where": each.where, "why": each.sentence}


def _audit(page: ReleasePage) -> Iterator[dict[str, str]]:
    for what, how in audit_rows(page.audit, page.council):
        yield {"part": "audit", "what": what, "why": how}


def _flags(page: ReleasePage) -> Iterator[dict[str, str]]:
    for number, flag in enumerate(page.facts.flags, start=1):
        yield {
            "part": "flag",
            "number": str(number),
            "kind": FLAG_MARKS[flag.kind]["word"],
            "what": sentences_of(flag),
            "where": ": ".join(each for each in (flag.location, flag.position) if each) + names_of(flag),
            "from": flag.sender,
            "why": flag.why,
            "what to do": flag.remedy,
        }


def _changes(page: ReleasePage) -> Iterator[dict[str, str]]:
    for change in page.changes:
        then = (change.before, change.last_quarter)
        before, quarter = (each.text if each else "" for each in then)
        yield {"part": "change", "what": change.title, "now": change.now.text, "last draft": before, "quarter before": quarter}


def _suppressed(page: ReleasePage) -> Iterator[dict[str, str]]:
    names = {each.id: named(each) for each in page.council.catalogue.indicators}
    for each in page.facts.suppressed:
        kind = "rating" if each.is_rating_alone else "figure and rating"
        what = names.get(each.indicator, each.indicator)
        yield {"part": "suppressed", "kind": kind, "what": what, "why": why_in_words(each.why)}


def _answered(page: ReleasePage) -> Iterator[dict[str, str]]:
    for each in page.facts.questions.answered:
        what, answer, by = answered_row(each, page.council)
        yield {"part": "answer", "what": what, "from": by, "why": answer}


def _accepted(page: ReleasePage) -> Iterator[dict[str, str]]:
    for each in page.accepted:
        by = f"{each.by}, {each.on}" if each.on else each.by
        yield {"part": "accepted", "what": each.what, "from": by, "why": each.reason}
