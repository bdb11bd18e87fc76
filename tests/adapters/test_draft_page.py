"""Is the page of a draft the report's own, with marks and notes that lead to each other, and fit for everybody?"""

import json
import re
from pathlib import Path

import pytest

from adapters.render.html import draft_html, report_html
from adapters.render.markdown import rich
from quarterly.publishing.flags import Flag, FlagKind
from quarterly.publishing.release_view import margin_notes
from quarterly.reporting.model import Report
from quarterly.reporting.walk import all_sections, blocks_in, plain_lines
from tests.adapters.test_axe import violations, width
from tests.chromium import BROWSER

SAMPLE: Report = json.loads((Path(__file__).parent.parent / "golden/sample_report.json").read_text())
BLOCKS = [block for each in all_sections(SAMPLE) for block in blocks_in(each)]
PROSE = [line for block in BLOCKS if block["type"] == "entry" for line in plain_lines(block["blocks"])]
ROWS = [cell for block in BLOCKS if block["type"] == "table" for row in block["rows"] for cell in row]
CELLS = [cell["text"] for cell in ROWS if len(cell["text"]) > 30 and "spark" not in cell]


def flag(sentence: str, kind: FlagKind) -> Flag:
    return Flag(
        kind=kind, sentences=(sentence,), location="progress", position="Actions, cell C5", sender="Schools",
        why="Why <b>so</b>.", remedy="Say which.",
    )  # fmt: skip


FLAGS = [flag(text, kind) for text, kind in zip([PROSE[0], CELLS[0], PROSE[-1]], list(FlagKind)[1:], strict=False)]


def drawn(flags: list[Flag]) -> str:
    sentences = {number: each.sentences for number, each in enumerate(flags, start=1)}
    return draft_html(SAMPLE, sentences, margin_notes(flags)).decode()


DRAFT = drawn(FLAGS)


def test_each_flagged_sentence_is_marked_and_has_a_note() -> None:
    assert set(re.findall(r'<mark id="flag-(\d+)"', DRAFT)) == {"1", "2", "3"}
    assert set(re.findall(r' id="note-(\d+)" role="note"', DRAFT)) == {"1", "2", "3"}


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_there_twice() -> None:
    ids = re.findall(r' id="([^"]+)"', DRAFT)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', DRAFT)) <= set(ids)


def test_a_note_says_its_kind_in_a_word_with_a_shape() -> None:
    (note,) = re.findall(r' id="note-1" role="note".*?</div>', DRAFT, re.DOTALL)
    assert all(each in note for each in ("A person?", "<use", "release.html#flag-1"))


def test_what_is_typed_is_never_markup() -> None:
    assert "Why &lt;b&gt;so&lt;/b&gt;." in DRAFT
    assert rich("<mark>a</mark>") == [{"type": "paragraph", "runs": [{"text": "<mark>a</mark>"}]}]


def test_a_draft_without_flags_says_so_and_a_report_has_no_margin() -> None:
    assert "No flag in the margin." in drawn([])
    assert not any(each in report_html(SAMPLE) for each in (b"<mark", b"Draft, not released"))


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_axe_finds_nothing_and_a_telephone_need_not_scroll_sideways(tmp_path: Path) -> None:
    assert violations(DRAFT.encode(), tmp_path) == []
    assert width(DRAFT.encode(), tmp_path) == [320]
