"""A rehearsal as a page, drawn as the report is, and as a plain table."""

from collections.abc import Sequence

from quarterly.publishing.rehearsal.differences import Compared, Rehearsal
from quarterly.publishing.rehearsal.outcomes import Outcome
from quarterly.publishing.rehearsal.wording import NONE, ComparedInWords, counts_in_words, headline, read_as, unknown_in_words
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.model import Block, Report, Section
from quarterly.reporting.parts import cell, table
from quarterly.vocabulary.quarter import Quarter

HEADER = ["indicator", "name", "what", "published", "in the run", "outcome", "where it was published", "how the run has it"]


def rehearsal_report(rehearsed: Rehearsal, files: list[tuple[str, str]]) -> Report:
    """Return the page; `files` are (what, address beside the page) of what else the rehearsal left."""
    profile, quarter = rehearsed.council.profile, Quarter.parse(rehearsed.card.quarter)
    return {
        "schema": "quarterly/report/2",
        "council": profile.name,
        "title": f"Rehearsal of {quarter.title}",
        "subtitle": f"{profile.report.title}: the run beside what was published ({rehearsed.table.source})",
        "audience": "",
        "rendering": "restricted",
        "marking": MARKINGS["restricted"],
        "issue": "",
        "date": quarter.ends.isoformat(),
        "accent": profile.report.accent,
        "notices": [{"type": "note", "title": headline(rehearsed), "text": "Nothing was published, and no letter was sent."}],
        "details": [],
        "sections": [*_sections(rehearsed), _section("files", "What else the rehearsal left", [_links(files)])],
        "appendices": [],
    }


def rehearsal_rows(rehearsed: Rehearsal) -> list[list[str]]:
    """Return a row for everything that was compared, worst first, in the columns of HEADER."""
    found = []
    for each in rehearsed.compared:
        words, where = ComparedInWords(each, rehearsed), each.row.where if each.row else ""
        known = each.indicator.ref or each.indicator.id, each.indicator.name
        found.append([*known, words.what, words.published, words.now, words.outcome, where, words.why])
    none = "no indicator of the council"
    return found + [["", each.named, "", "", "", none, each.where, each.perhaps] for each in rehearsed.table.unknown]


def _sections(rehearsed: Rehearsal) -> list[Section]:
    counts = [f"{line}." for line in counts_in_words(rehearsed)]
    notes = [text for text in (read_as(rehearsed), unknown_in_words(rehearsed)) if text]
    rounded = [each for each in rehearsed.compared if each.outcome is Outcome.ROUNDED]
    sections = [_section("counts", "What was compared", [_paragraph(text) for text in (*counts, *notes)])]
    for id, title, found in (
        ("differences", "What differs, worst first", rehearsed.differences),
        ("rounded", "The same when rounded", rounded),
    ):
        if found:
            sections.append(_section(id, title, [_table(id, title, found, rehearsed)]))
    return sections


def _section(id: str, title: str, blocks: list[Block]) -> Section:
    return {"id": id, "number": "", "title": title, "blocks": blocks, "sections": []}


def _links(files: list[tuple[str, str]]) -> Block:
    return {
        "type": "prose",
        "blocks": [{"type": "paragraph", "runs": [{"text": what, "href": address}]} for what, address in files],
    }


def _table(key: str, caption: str, compared: Sequence[Compared], rehearsed: Rehearsal) -> Block:
    columns = [
        ("Indicator", 24, "left"),
        ("What", 10, "left"),
        ("Published", 12, "left"),
        ("In the run", 14, "left"),
        ("Outcome", 10, "left"),
        ("How the run has it", 30, "left"),
    ]
    found = (ComparedInWords(each, rehearsed) for each in compared)
    rows = [[*map(cell, (w.indicator, w.what, w.published or NONE, w.now or NONE, w.outcome, w.why))] for w in found]
    return table(f"{key}-table", caption, columns, rows)


def _paragraph(text: str) -> Block:
    return {"type": "paragraph", "text": text}
