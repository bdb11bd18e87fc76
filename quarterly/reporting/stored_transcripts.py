"""Transcripts as they are stored with a published version, in today's form and in those that came before it."""

import json
from decimal import Decimal
from typing import (
    Any,
    Final,
    NotRequired,  # pydantic reads no other before Python 3.12
    get_args,
)

from typing_extensions import TypedDict

from quarterly.reporting.changes import FORM, Holds, Transcript, TranscriptCell, What
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.renderings import RENDERINGS, Rendering
from quarterly.vocabulary.stored_forms import StoredForm
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK


class Transcripts(TypedDict):
    """What is printed in each rendering; `exempt` is there where anything is."""

    public: Transcript
    restricted: Transcript
    exempt: NotRequired[Transcript]


def printed_in(transcripts: Transcripts) -> dict[Rendering, Transcript]:
    """Return the transcript of each rendering that there is."""
    both: dict[Rendering, Transcript] = {rendering: transcripts[rendering] for rendering in RENDERINGS}
    return {**both, "exempt": transcripts["exempt"]} if "exempt" in transcripts else both


def print_the_same(before: Transcripts, now: Transcripts) -> bool:
    """Whether every rendering prints the same from the same cases, as far as the earlier form records it."""
    was, is_now = printed_in(before), printed_in(now)
    return was.keys() == is_now.keys() and all(_prints_the_same(was[each], is_now[each]) for each in was)


def _prints_the_same(before: Transcript, now: Transcript) -> bool:
    before, now = before.as_of(before.form), now.as_of(before.form)
    # No text shows the cases, but they decide what the next version may show beside this one.
    return before.content == now.content and [each.counts for each in before.cells] == [each.counts for each in now.cells]


# What form 1 printed in place of a rating: it kept no other sign that there was none.
_WITHOUT_RATING: Final = ("Under query", "Not received", "Not due", "No data", "No target", "Not rated")


def from_form_1(body: bytes) -> Transcripts:
    """Return transcripts of form 1: it has no number, and of each cell it says only whether it is prose."""
    stored = json.loads(body)
    return {"public": _of_form_1(stored["public"]), "restricted": _of_form_1(stored["restricted"])}


def _of_form_1(stored: dict[str, Any]) -> Transcript:
    cells = tuple(_cell_of_form_1(each) for each in stored["said"])
    return Transcript(stored["issue"], cells, form=1)


def _cell_of_form_1(stored: dict[str, Any]) -> TranscriptCell:
    if stored["what"] not in get_args(What):
        raise ValueError(stored["what"])
    part, whole = (None if each is None else Decimal(each) for each in stored["counts"])
    return TranscriptCell(
        subject=stored["subject"],
        title=stored["title"],
        what=stored["what"],
        text=stored["text"],
        holds=Holds.PROSE if stored["is_prose"] else _holds_in_form_1(stored["what"], stored["text"]),
        service=stored["service"],
        counts=(part, whole),
    )


def _holds_in_form_1(what: What, text: str) -> Holds:
    """Return what a cell of form 1 held, which only its text shows."""
    if text == SUPPRESSION_MARK or (SUPPRESSION_MARK in text and what == "Rating"):
        return Holds.SUPPRESSED
    if SUPPRESSION_MARK in text:
        return Holds.SUPPRESSED_IN_PART
    if what == "Rating":
        return Holds.WORDS if text in _WITHOUT_RATING else Holds.FIGURE
    return Holds.FIGURE if any(map(str.isdigit, text)) else Holds.WORDS


# What form 2 printed where commentary was awaited: it kept no other sign of that.
_AWAITED: Final = ("Commentary awaited.", "Commentary awaited. [i]")


def from_form_2(body: bytes) -> Transcripts:
    """Return transcripts of form 2: it held that commentary was awaited for prose, and a section's tables in its text."""
    stored = json.loads(body)
    return from_bytes(Transcripts, json.dumps({each: _of_form_2(stored[each]) for each in stored if each != "form"}).encode())


def _of_form_2(stored: dict[str, Any]) -> dict[str, Any]:
    cells = [each | {"holds": "awaited"} if _is_awaited(each) else each for each in stored["cells"]]
    return stored | {"cells": cells}


def _is_awaited(cell: dict[str, Any]) -> bool:
    return cell["what"] == "Commentary" and cell["text"] in _AWAITED


def from_form_3(body: bytes) -> Transcripts:
    """Return transcripts of form 3: it had no comparison with the end of last year, nor with a quarter that the council names."""
    stored = json.loads(body)
    return from_bytes(Transcripts, json.dumps({each: stored[each] for each in stored if each != "form"}).encode())


def from_form_4(body: bytes) -> Transcripts:
    """Return transcripts of form 4: it did not say which earlier figures were revised."""
    return from_form_3(body)


TRANSCRIPTS_FORM = StoredForm(
    "a record of what a version prints",
    Transcripts,
    number=FORM,
    older={1: from_form_1, 2: from_form_2, 3: from_form_3, 4: from_form_4},
)
