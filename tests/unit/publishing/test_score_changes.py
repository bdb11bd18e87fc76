"""What changed since the last draft and since the quarter before, and what is looked at first?"""

from collections.abc import Sequence
from dataclasses import replace

from quarterly.collecting.returns.records import ActionRow, IndicatorRow
from quarterly.publishing.score_changes import Compared, ShownScore, Urgency, score_changes
from quarterly.scoring.background import Background
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.numbers import exact
from tests.unit.made import Q1, TOWN, action, card, row

Rows = Sequence[IndicatorRow | ActionRow]
NOW: Rows = (row("1178", "104.9"), row("1176", "62.9"))


def compared(*rows: IndicatorRow | ActionRow) -> Compared:
    return Compared(card(*rows), Q1)


def changes(before: Rows | None, last_quarter: Rows | None = None) -> list[tuple[str, str, Urgency]]:
    earlier = [None if rows is None else compared(*rows) for rows in (before, last_quarter)]
    found = score_changes(TOWN, compared(*NOW), *earlier)
    return [(each.key, each.before.text if each.before else "", each.urgency) for each in found]


def test_a_figure_that_is_another_in_the_last_draft_comes_first() -> None:
    before = (row("1178", "104.9"), row("1176", "61"))
    quarter = (row("1178", "90"), row("1176", "62.9"))
    assert changes(before, quarter)[:2] == [
        ("1176", "61.0%, Worse than target", Urgency.SINCE_DRAFT),
        ("1178", "104.9, On target, lower half", Urgency.RATED_WORSE),
    ]


def test_an_unchanged_draft_of_unchanged_figures_has_no_change() -> None:
    assert changes(NOW, NOW) == []


def test_a_figure_sent_for_the_first_time_is_a_change() -> None:
    assert changes((row("1178", "104.9"),)) == [("1176", "Not received", Urgency.SINCE_DRAFT)]


def test_a_key_activity_is_compared_by_its_status() -> None:
    now, before = compared(action("TA4b", "star")), compared(action("TA4b", "triangle"))
    (found,) = score_changes(TOWN, now, before, None)
    assert (found.title, found.now, found.before) == (
        "TA4b: Refer those leaving treatment",
        ShownScore("", "Excellent / ahead of schedule", "star"),
        ShownScore("", "Fair / behind schedule", "triangle"),
    )


def test_a_figure_has_its_basis_beside_the_name_of_its_indicator() -> None:
    (found,) = score_changes(TOWN, compared(*NOW), compared(NOW[0]), None)
    assert found.title.endswith(" (in-quarter)")


def test_without_a_published_quarter_before_its_figure_is_that_of_the_history() -> None:
    known = Background({"1176": {Q1.previous: Point(value=exact("80"))}})
    scored = Compared(card(row("1176", "62.9"), background=known), Q1)
    (found,) = (each for each in score_changes(TOWN, scored, None, None) if each.key == "1176")
    assert found.last_quarter == ShownScore("80.0%", "")


def test_a_status_of_a_scale_no_longer_used_is_printed_as_it_was_stored() -> None:
    old = compared(*NOW)
    scores = tuple(replace(each, final="purple") if each.indicator == "1176" else each for each in old.card.scores)
    found = score_changes(TOWN, compared(*NOW), None, Compared(replace(old.card, scores=scores), Q1))
    assert [each.last_quarter for each in found] == [ShownScore("62.9%", "purple", "purple")]
