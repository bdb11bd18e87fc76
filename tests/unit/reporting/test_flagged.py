"""Is each flagged sentence marked wherever people's words are printed, and nothing else?"""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quarterly.reporting.flagged import FlaggedSentences, flags_marked, flags_of
from quarterly.reporting.model import Block, Report, Run
from tests.unit.made_report import report

LATE = "Visits were late."


def marked(sentence: str, *runs: Run) -> list[Run]:
    return FlaggedSentences({1: [sentence]}).runs(list(runs))


def block(found: Block, sentence: str = LATE) -> Block:
    """Return a block of a report in which a sentence is flagged."""
    section: Any = {"id": "s", "number": "", "title": "S", "blocks": [found], "sections": []}
    whole: Report = {**report(), "sections": [section], "appendices": []}
    return FlaggedSentences({1: [sentence]}).marked(whole)["sections"][0]["blocks"][0]


def test_the_sentence_alone_is_marked() -> None:
    assert marked(LATE, {"text": f"Two left. {LATE} Both are back."}) == [
        {"text": "Two left. "},
        {"text": LATE, "flags": [1]},
        {"text": " Both are back."},
    ]


def test_a_sentence_is_found_across_styles_and_lines() -> None:
    found = marked(LATE, {"text": "Visits "}, {"text": "were", "style": "strong"}, {"text": "\nlate."})
    assert found == [
        {"text": "Visits ", "flags": [1]},
        {"text": "were", "style": "strong", "flags": [1]},
        {"text": "\nlate.", "flags": [1]},
    ]


def test_signs_of_markdown_do_not_hide_a_sentence() -> None:
    found = marked("The share with 5 A-C rose.", {"text": "So: The share with 5 A*-C rose. Good."})
    assert [run["text"] for run in found if run.get("flags")] == ["The share with 5 A*-C rose."]


def test_two_flags_on_the_same_words_are_both_there() -> None:
    found = FlaggedSentences({1: ["Visits were late."], 2: ["were late."]}).runs([{"text": LATE}])
    assert [(run["text"], run.get("flags")) for run in found] == [("Visits ", [1]), ("were late.", [1, 2])]


def test_cells_and_lists_are_marked_too() -> None:
    cells = block({"type": "table", "id": "t", "caption": "T", "columns": [], "rows": [[{"text": "a"}, {"text": LATE}]]})
    items = block({"type": "list", "items": ["a", LATE]})
    assert (flags_of(cells), flags_of(items)) == ([1], [1])
    assert cells["rows"][0] == [{"text": "a"}, {"text": LATE, "runs": [{"text": LATE, "flags": [1]}]}]  # type: ignore[typeddict-item]


def test_words_of_the_program_and_of_the_profile_are_never_marked() -> None:
    own: list[Block] = [
        {"type": "paragraph", "text": LATE},
        {"type": "note", "title": LATE, "text": LATE},
        {"type": "facts", "caption": LATE, "rows": [[LATE, LATE]]},
    ]
    assert [block(each) for each in own] == own


def test_flags_are_counted_once_in_the_order_of_reading() -> None:
    comment = "Sick leave among several members of one team brought the figure down."
    found = FlaggedSentences({2: [comment], 1: ["What nobody wrote."]}).marked(report())
    assert flags_marked(found) == [2]


@given(st.lists(st.text(alphabet="ab .\n", max_size=12), max_size=5), st.text(alphabet="ab .", max_size=6))
def test_no_word_is_lost_or_changed(texts: list[str], sentence: str) -> None:
    runs: list[Run] = [{"text": text} for text in texts]
    assert "".join(run["text"] for run in marked(sentence, *runs)) == "".join(texts)
