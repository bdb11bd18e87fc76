"""The release page as a view model, so that it is drawn as the report is: the worst first, no more than fits two sides."""

from quarterly.publishing import release_tables as tables
from quarterly.publishing.drafts import SHOWN
from quarterly.publishing.release_page import ReleasePage
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.model import Block, Note, Report, Section
from quarterly.vocabulary.wording import counted

DRAFT, ALL = "draft.html", "release.csv"  # beside the page


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
        "notices": [_headline(page)],
        "details": [],
        "sections": _sections(page, most),
        "appendices": [],
    }


def _headline(page: ReleasePage) -> Note:
    held = [each for each in page.outstanding if each.kind in page.held]
    if not held:
        return {"type": "note", "title": "Nothing holds it back.", "text": "Read the draft and its flags, then release it."}
    title = f"{counted(len(held), 'thing')} {'holds' if len(held) == 1 else 'hold'} it back."
    return {"type": "note", "title": title, "text": "Mend each, or give one reason for all of a kind to accept it."}


def _sections(page: ReleasePage, most: int) -> list[Section]:
    return [
        _section("outstanding", "What is outstanding", [_files(), *tables.outstanding(page)]),
        _section("flags", "Sentences to look at", tables.flagged(page, most)),
        _section("changes", "Figures and ratings that changed", tables.changed(page, most)),
        _section("suppressed", "What the public does not see", tables.suppressed(page)),
        _section("accepted", "What was accepted", tables.accepted(page, most)),
    ]


def _files() -> Block:
    return {
        "type": "prose",
        "blocks": [
            {
                "type": "paragraph",
                "runs": [
                    {"text": "The draft, with flags in its margin", "href": DRAFT},
                    {"text": ". "},
                    {"text": "Everything on this page as a table, with what there is no room for here", "href": ALL},
                    {"text": "."},
                ],
            }
        ],
    }


def _section(id: str, title: str, blocks: list[Block]) -> Section:
    return {"id": id, "number": "", "title": title, "blocks": blocks, "sections": []}
