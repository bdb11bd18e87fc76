"""The release page as a view model, so that it is drawn as the report is: the worst first, no more than fits two sides."""

from collections.abc import Sequence

from quarterly.configuration.deadlines import pre_election_warnings
from quarterly.publishing import release_tables as tables
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.flags import Flag
from quarterly.publishing.holds import HoldKind, how_many
from quarterly.publishing.release_audit import audited
from quarterly.publishing.release_exempt import exempt
from quarterly.publishing.release_page import ReleasePage
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.model import Block, MarginNote, Note, Report, Section
from quarterly.vocabulary.wording import listed


def release_report(page: ReleasePage, most: int) -> Report:
    """Return the page with at most this many rows to a table; what is left out is counted, and is in the file of all of it."""
    profile = page.council.profile
    return {
        "schema": "quarterly/report/2",
        "council": profile.name,
        "title": "Before you release this report",
        "subtitle": f"{profile.report.title}, {page.quarter.title}: {page.quarter.period}",
        "audience": f"Draft {page.pack[:SHOWN]}",
        "rendering": "restricted",
        "marking": MARKINGS["restricted"],
        "issue": "",
        "date": page.quarter.ends.isoformat(),
        "accent": profile.report.accent,
        "notices": [_headline(page), *_pre_election(page)],
        "details": [],
        "sections": _sections(page, most),
        "appendices": [],
    }


def margin_notes(flags: Sequence[Flag]) -> dict[int, MarginNote]:
    """Return the notes in the margin of the draft, by the number of their flag."""
    return {
        number: {
            "mark": tables.FLAG_MARKS[flag.kind],
            "style": flag.kind.value,
            "why": flag.why,
            "remedy": flag.remedy,
            "source": tables.source_of(flag),
            "address": f"{tables.PAGE}#flag-{number}",
        }
        for number, flag in enumerate(flags, start=1)
    }


def _headline(page: ReleasePage) -> Note:
    counts = {kind: sum(each.kind is kind for each in page.outstanding) for kind in HoldKind if kind in page.held}
    held = [how_many(kind, count) for kind, count in counts.items() if count]
    if not held:
        return {"type": "note", "title": "Nothing holds it back.", "text": "Read the draft and its flags, then release it."}
    verb = "holds" if sum(counts.values()) == 1 else "hold"
    text = "Have it put right, or give one reason for all of a kind to accept it."
    return {"type": "note", "title": f"{listed(held)} {verb} it back.", "text": text}


def _pre_election(page: ReleasePage) -> list[Note]:
    found = pre_election_warnings(page.council.profile.calendar, page.quarter)
    return [{"type": "note", "title": "Before an election", "text": text} for text in found]


def _sections(page: ReleasePage, most: int) -> list[Section]:
    return [
        _section("outstanding", "What is outstanding", [_files(), *tables.outstanding(page)]),
        *([_section("audit", "What can be worked out", found)] if (found := audited(page, most)) else []),
        _section("flags", "Sentences to look at", [_what_no_rule_sees(), *tables.flagged(page, most)]),
        _section("changes", "Figures and ratings that changed", tables.changed(page, most)),
        _section("suppressed", "What the public does not see", tables.suppressed(page, most)),
        *([_section("answers", "What was answered", found)] if (found := tables.answered(page, most)) else []),
        *([_section("exempt", "What is exempt, and why", exempt(page))] if page.council.has_exempt_matter else []),
        _section("accepted", "What was accepted", tables.accepted(page, most)),
    ]


def _what_no_rule_sees() -> Block:
    return {
        "type": "paragraph",
        "text": "No rule finds every sentence from which somebody local could tell who a child is, or how few children there "
        "are: read the public report as a neighbour would.",
    }


def _files() -> Block:
    return {
        "type": "prose",
        "blocks": [
            {
                "type": "paragraph",
                "runs": [
                    {"text": "The draft, with flags in its margin", "href": tables.DRAFT},
                    {"text": ". "},
                    {"text": "Everything on this page as a table, with what there is no room for here", "href": tables.ALL},
                    {"text": "."},
                ],
            }
        ],
    }


def _section(id: str, title: str, blocks: list[Block]) -> Section:
    return {"id": id, "number": "", "title": title, "blocks": blocks, "sections": []}
