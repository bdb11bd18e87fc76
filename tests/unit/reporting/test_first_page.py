"""The first page: how many are on target, what is worst and why, what changed, and what was corrected."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from quarterly.reporting.at_a_glance import MOST_WORST, at_a_glance, reason_in_short
from quarterly.reporting.changes import Change, Corrections
from quarterly.reporting.sections.first_screen import first_screen
from quarterly.scoring.background import Background
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN, indicator, public, restricted, scorecard
from tests.unit.reporting.reports import CARD, COUNCIL, cells, made, material


def page(**changes: Any) -> list[Any]:
    found = first_screen(material(**changes))
    assert found is not None
    return list(found["blocks"])


def with_comment(text: str) -> Any:
    return replace(CARD, scores=tuple(replace(each, comment=text) for each in CARD.scores))


def test_it_counts_before_it_names() -> None:
    tally, table = page()[:2]
    assert (tally["type"], tally["text"]) == ("tally", "3 of 5 indicators with a rating are on target.")
    assert [(each["mark"]["word"], each["count"]) for each in tally["counts"]] == [
        ("Exceeds target", 2),
        ("On target, lower half", 1),
        ("Worse than target", 2),
    ]
    assert [row[0][:7] for row in cells(table)] == ["PI 1180", "PI 1176", "PI 1178"]


@pytest.mark.parametrize(("number", "more"), [(3, ""), (4, " 2012/13 ended: 1 of 1 target for the year was met.")])
def test_once_the_year_is_over_it_says_how_many_targets_of_the_year_were_met(number: int, more: str) -> None:
    quarter, of = Quarter(2012, number), indicator("1180", targets={"2012-13": 65}, basis=Basis.YEAR_TO_DATE, status_basis=None)
    score = score_point(TOWN, of, quarter, SentFigure(Point(value=Fraction(70))), Background())
    alone = TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": (of,)})})
    seen = first_screen(restricted(scorecard(score, quarter=quarter), alone, quarter))
    assert seen is not None
    (tally, *_) = seen["blocks"]
    assert dict(tally)["text"] == f"1 of 1 indicator with a rating is on target.{more}"


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("Visits were late. More staff came in May.", "Visits were late."),
        ("**Visits** were late.\n\nMore staff came.", "Visits were late."),
        ("Why: visits were late. What is done: more staff came.", "Visits were late."),
        ("[sentence withheld]", "Withheld."),
        ("", "No reason is given."),
    ],
)
def test_a_reason_is_the_owners_first_sentence(comment: str, reason: str) -> None:
    seen = material(card=with_comment(comment))
    assert {reason_in_short(score, seen) for _, score in seen.off_target()} == {reason}


def test_what_there_is_no_room_for_stands_in_a_section_of_its_own() -> None:
    assert made("off-target")["blocks"] == [{"type": "paragraph", "text": "None."}]
    assert len(at_a_glance(material()).worst) <= MOST_WORST


def test_what_is_suppressed_is_not_among_the_worst() -> None:
    seen = first_screen(public(material(council=COUNCIL)))
    assert seen is not None
    assert "PI 1180" not in str(seen)


def test_a_correction_is_named_on_it() -> None:
    change = Change(subject="1178", title="PI 1178: Children in care", what="Value", was="1", now="2")
    (note,) = (each for each in page(corrections=Corrections(3, "", "", (change, change), ())) if each["type"] == "note")
    assert (note["title"], note["text"]) == (
        "Corrected since version 3",
        "PI 1178: Children in care. The report lists what each was and is now, and why.",
    )


def test_a_report_of_nothing_that_counts_has_no_first_page() -> None:
    none = replace(CARD, scores=(), actions=())
    empty = COUNCIL.model_copy(update={"catalogue": COUNCIL.catalogue.model_copy(update={"indicators": ()})})
    assert first_screen(material(card=none, council=empty)) is None
