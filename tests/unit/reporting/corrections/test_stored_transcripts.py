"""What a published version printed is read in the form it was stored in, or refused with what to do."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from quarterly.reporting.changes import FORM, Holds, Transcript, TranscriptCell
from quarterly.reporting.diff import changes
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, Transcripts, print_the_same
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.renderings import RENDERINGS, Rendering

KEY = "dudley/2012-13-q1/releases/r1/said.json"
VALUE = TranscriptCell(
    subject="1178", title="PI 1178: Rate", what="Value", text="104.9", holds=Holds.FIGURE, service="care",
    counts=(Decimal(70), Decimal(100)),
)  # fmt: skip
LATER = TranscriptCell(subject="1178", title="PI 1178: Rate", what="Claims", text="It rose.", holds=Holds.PROSE, since=2)


def both(transcript: Transcript) -> Transcripts:
    return {"public": transcript, "restricted": transcript}


def of_form_1(*cells: dict[str, Any]) -> Transcript:
    plain = {"subject": "1178", "title": "T", "service": "care", "is_prose": False, "counts": [None, None]}
    stored = {"issue": "", "said": [plain | each for each in cells]}
    return TRANSCRIPTS_FORM.from_bytes(json.dumps({"public": stored, "restricted": stored}).encode(), KEY)["public"]


def test_what_is_stored_is_read_again_and_carries_its_form() -> None:
    given = both(Transcript("Full report", (VALUE, LATER)))
    body = TRANSCRIPTS_FORM.to_bytes(given)
    assert json.loads(body)["form"] == FORM
    assert TRANSCRIPTS_FORM.from_bytes(body, KEY) == given


def test_what_a_cell_of_the_first_form_held_is_read_from_its_text() -> None:
    texts = [
        ("Value", "[c]"), ("Value", "104.9"), ("Value", "No data"), ("Value", "45%; over the year: [c]"),
        ("Rating", "On target"), ("Rating", "Not received"), ("Rating", "[c] held back"),
    ]  # fmt: skip
    assert [each.holds for each in of_form_1(*({"what": what, "text": text} for what, text in texts)).cells] == [
        Holds.SUPPRESSED, Holds.FIGURE, Holds.WORDS, Holds.SUPPRESSED_IN_PART, Holds.FIGURE, Holds.WORDS, Holds.SUPPRESSED,
    ]  # fmt: skip


def test_counts_and_prose_of_the_first_form_are_read() -> None:
    value = {"what": "Value", "text": "70%", "counts": ["70", "100"]}
    found = of_form_1(value, {"what": "Commentary", "text": "[c] It rose.", "is_prose": True})
    assert [(each.counts, each.holds) for each in found.cells] == [
        ((Decimal(70), Decimal(100)), Holds.FIGURE),
        ((None, None), Holds.PROSE),
    ]


def test_that_commentary_was_awaited_is_read_from_the_text_of_the_second_form() -> None:
    texts = ["Commentary awaited.", "Commentary awaited. [i]", "It rose."]
    cells = [replace(LATER, subject=f"{n}", what="Commentary", text=text) for n, text in enumerate(texts)]
    stored = {**json.loads(TRANSCRIPTS_FORM.to_bytes(both(Transcript("", tuple(cells), form=2)))), "form": 2}
    found = TRANSCRIPTS_FORM.from_bytes(json.dumps(stored).encode(), KEY)["public"]
    assert [each.holds for each in found.cells] == [Holds.AWAITED, Holds.AWAITED, Holds.PROSE]
    assert found.form == 2


def test_an_exempt_pack_of_an_earlier_form_prints_the_same_in_this_one() -> None:
    before, now = Transcript("", (VALUE,), form=2), Transcript("", (VALUE, replace(LATER, since=3)))
    assert print_the_same({**both(before), "exempt": before}, {**both(now), "exempt": now})
    assert not print_the_same({**both(before), "exempt": before}, both(now))


def test_what_the_first_form_had_not_is_no_change_against_it() -> None:
    before = of_form_1({"what": "Value", "text": "104.9"})
    assert changes(before, Transcript("", (VALUE, LATER))) == ()
    assert changes(Transcript("", (VALUE,)), Transcript("", (VALUE, LATER))) != ()


def test_what_the_first_form_had_not_does_not_make_it_print_something_else() -> None:
    first = {"what": "Value", "text": "104.9", "counts": ["70", "100"]}
    now = both(Transcript("", (VALUE, LATER)))
    assert print_the_same(both(of_form_1(first)), now)
    assert not print_the_same(both(Transcript("", (VALUE,))), now)


@pytest.mark.parametrize("rendering", ["public", "restricted"])
@pytest.mark.parametrize(
    "other",
    [
        Transcript("Full report", (VALUE,)),
        Transcript("", ()),
        Transcript("", (replace(VALUE, text="105.0"),)),
        Transcript("", (replace(VALUE, counts=(Decimal(71), Decimal(100))),)),
    ],
)
def test_another_issue_text_or_number_of_cases_is_not_the_same(rendering: Rendering, other: Transcript) -> None:
    now = both(Transcript("", (VALUE,)))
    now[rendering] = other
    assert not print_the_same(both(Transcript("", (VALUE,))), now)


def test_a_report_is_found_by_its_digest_in_the_first_form() -> None:
    before, now = of_form_1({"what": "Value", "text": "104.9"}), Transcript("", (VALUE, LATER))
    assert before.contents == (before.content,)
    assert now.contents == (now.content, before.content)


def test_in_the_third_form_further_comparisons_were_not_recorded_and_are_no_corrections() -> None:
    later = TranscriptCell(subject="1178", title="T", what="Against the end of last year", text="better", since=4)
    stored = json.dumps({"form": 3, **{each: json.loads(to_bytes(Transcript("", (VALUE,), form=3))) for each in RENDERINGS}})
    before = TRANSCRIPTS_FORM.from_bytes(stored.encode(), KEY)["public"]
    assert (before.form, changes(before, Transcript("", (VALUE, later)))) == (3, ())


def test_in_the_fourth_form_revised_earlier_figures_were_not_recorded_and_are_no_corrections() -> None:
    revised = TranscriptCell(subject="1178", title="T", what="Earlier figures", text="2011-12 Q4, revised in May 2012", since=5)
    stored = json.dumps({"form": 4, **{each: json.loads(to_bytes(Transcript("", (VALUE,), form=4))) for each in RENDERINGS}})
    before = TRANSCRIPTS_FORM.from_bytes(stored.encode(), KEY)["public"]
    assert (before.form, changes(before, Transcript("", (VALUE, revised)))) == (4, ())


def test_a_newer_form_is_refused_with_what_to_do() -> None:
    with pytest.raises(SetupError, match=r"said\.json is .* of form 9, .* no form after 5\. Use the version that wrote it"):
        TRANSCRIPTS_FORM.from_bytes(b'{"form": 9}', KEY)


@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", b'{"form": 2}', b'{"public": {"issue": ""}, "restricted": {}}'])
def test_what_cannot_be_read_is_refused_with_what_to_do(body: bytes) -> None:
    with pytest.raises(SetupError, match=r"said\.json is not a record of what a version prints.*: restore it from a backup"):
        TRANSCRIPTS_FORM.from_bytes(body, KEY)
