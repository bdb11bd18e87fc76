"""What whoever releases a draft reads, beside its pack in the restricted store: the draft with flags, and the release page."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile
from typing import cast

from adapters.audit import events_of
from adapters.background import FIGURES
from adapters.cycle_context import CycleContext
from adapters.disclosure_audit import audit_in
from adapters.drafts import outstanding_in
from adapters.flagged_sentences import release_facts_in
from adapters.previous_quarter import versions_in_force
from adapters.render.html import draft_html, report_html
from adapters.render.pdf import page_pdf, pages_of
from adapters.render.tables import ratings_csv
from quarterly.commentary.draft_letters import DraftToRead
from quarterly.commentary.letters import Attachment
from quarterly.publishing.acceptances import acceptances
from quarterly.publishing.drafts import Draft
from quarterly.publishing.holds import HoldKind, is_held
from quarterly.publishing.release_length import TWO_SIDES, printed_lines
from quarterly.publishing.release_page import ComparedWith, ReleasePage
from quarterly.publishing.release_rows import HEADER, release_rows
from quarterly.publishing.release_tables import ALL, DRAFT, PAGE
from quarterly.publishing.release_view import margin_notes, release_report
from quarterly.publishing.score_changes import Compared, score_changes
from quarterly.reporting.model import Report
from quarterly.scoring.stored import SCORECARD_FORM

PAGE_PDF, REPORT_PDF = "release.pdf", "report.pdf"
SIDES = 2
ROWS = (40, 24, 18, 14, 11, 9, 7, 5, 4, 3, 2, 1)  # to a table, the most that fit two sides

_HTML, _CSV = "text/html; charset=utf-8", "text/csv; charset=utf-8"


def draw_release_files(cycle: CycleContext, draft: Draft) -> None:
    """Draw the draft with its flags and the release page into the folder of the pack."""
    page, report = _page(cycle, draft), _restricted_report(cycle, draft.folder)
    sentences = {number: flag.sentences for number, flag in enumerate(page.facts.flags, start=1)}
    view, pdf = on_two_sides(page)
    files = (
        (DRAFT, draft_html(report, sentences, margin_notes(page.facts.flags)), _HTML),
        (PAGE, report_html(view), _HTML),
        (PAGE_PDF, pdf, "application/pdf"),
        (ALL, ratings_csv(HEADER, release_rows(page)), _CSV),
    )
    for name, body, content_type in files:
        cycle.restricted.write(f"{draft.folder}/{name}", body, content_type)


def on_two_sides(page: ReleasePage) -> tuple[Report, bytes]:
    """Return the release page with as many rows to a table as fit two sides, as a view model and as PDF."""
    # Reckoned first, as drawing is dear, then drawn with fewer rows until it fits: words break where only Typst knows.
    for most in _from_those_that_may_fit(page):
        view = release_report(page, most)
        pdf = page_pdf(view)
        if pages_of(pdf) <= SIDES:
            break
    return view, pdf


def _from_those_that_may_fit(page: ReleasePage) -> Iterator[int]:
    """Yield numbers of rows, most first, from the first that seems to fit; the last in any case."""
    return dropwhile(lambda most: most > ROWS[-1] and printed_lines(release_report(page, most)) > TWO_SIDES, ROWS)


def page_attachment(cycle: CycleContext, folder: str) -> Attachment:
    """Return the release page as a letter encloses it."""
    return Attachment(f"{cycle.council.key}-{cycle.quarter.key}-before-release.pdf", f"{folder}/{PAGE_PDF}")


def draft_for(cycle: CycleContext, folder: str, draft: DraftToRead, address: str) -> DraftToRead:
    """Return a draft with the report that may be sent to an address, and the release page only where every figure may be.

    It is the report as the public will read it, or that with every figure where the profile says so of the address's domain.
    """
    is_restricted = cycle.council.profile.drafts.is_restricted_for(address)
    rendering = "restricted" if is_restricted else "public"
    name = f"{cycle.council.key}-{cycle.quarter.key}-draft-{draft.pack}.pdf"
    report = Attachment(name, f"{folder}/{rendering}/{REPORT_PDF}")
    return replace(draft, report=report, with_every_figure=is_restricted, page=draft.page if is_restricted else None)


def _page(cycle: CycleContext, draft: Draft) -> ReleasePage:
    council, quarter = cycle.council, cycle.quarter
    found, now, before = outstanding_in(cycle, draft.folder), _figures(cycle, draft.folder), _figures(cycle, draft.before)
    assert now is not None, "a compiled pack has its figures"
    last = _last_quarter(cycle)
    return ReleasePage(
        council=council,
        quarter=quarter,
        pack=draft.pack,
        outstanding=found,
        held=frozenset(kind for kind in HoldKind if is_held(kind, council.profile.gates)),
        facts=release_facts_in(cycle, draft.folder),
        changes=score_changes(council, now, before, last),
        compared_with=ComparedWith(before is not None, last is not None),
        accepted=acceptances(council, events_of(cycle.restricted, council.key, quarter.key)),
        audit=audit_in(cycle, draft.folder),
    )


def _restricted_report(cycle: CycleContext, folder: str) -> Report:
    """Return the view model as it was stored with the pack, without checking its shape again."""
    return cast(Report, json.loads(cycle.restricted.read(f"{folder}/restricted/report.json")))


def _figures(cycle: CycleContext, folder: str) -> Compared | None:
    """Return the scorecard of the pack in a folder; None where there is no such pack any more."""
    key = f"{folder}/restricted/{FIGURES}"
    stored = cycle.restricted.read_tagged(key) if folder else None
    return Compared(SCORECARD_FORM.from_bytes(stored[0], key).card, cycle.quarter) if stored else None


def _last_quarter(cycle: CycleContext) -> Compared | None:
    """Return the scorecard that is published of the quarter before; None where none is, or where its report is withdrawn."""
    quarter = cycle.quarter.previous
    index = versions_in_force(cycle.restricted, cycle.council, quarter)
    if index is None or not any(file.path == FIGURES for file in index.current.files):
        return None
    key = f"{cycle.council.key}/{quarter.key}/releases/{index.current.release}/{FIGURES}"
    return Compared(SCORECARD_FORM.from_bytes(cycle.restricted.read(key), key).card, quarter)
