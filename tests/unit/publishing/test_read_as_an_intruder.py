"""What does an intruder read from published bytes, and what does he work out of everything that is public together?"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.publishing.disclosure_audit import audited
from quarterly.publishing.open_data.figure_row import FigureRow
from quarterly.publishing.printed_figures import printed_figures
from quarterly.reporting.model import Report
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter
from tests.properties import costly
from tests.unit.publishing.made_audit import Q1, Q2, Q3, count, counting, of, share
from tests.unit.publishing.publishing_town import PublishingTown, council_with

NUMBERS = {"plans": 489, "a": 185, "b": 170, "c": 80, "d": 50, "e": 4}
PLANS = {
    "parts_of": [{"total": "plans", "parts": ["a", "b", "c", "d", "e"]}],
}


def plans() -> PublishingTown:
    return PublishingTown(
        council_with([counting(id) for id in NUMBERS], **PLANS), {id: {Q3: count(n)} for id, n in NUMBERS.items()}
    )


def printed(town: PublishingTown, id: str, quarter: Quarter = Q3) -> set[object]:
    """Return everything that the public report of a quarter says of an indicator\'s figure then."""
    found = [each for each in town.pack(quarter) if each.key == (id, quarter.key)]
    return {"[c]" if each.is_suppressed else each.value for each in found if each.value is not None or each.is_suppressed}


def test_a_value_is_read_with_its_decimals_wherever_it_stands() -> None:
    town = PublishingTown(council_with([share("late", targets={"2012-13": 80})]), {"late": {Q2: of(21, 44), Q3: of(20, 44)}})
    told = {str(each.value) for each in town.pack(Q3) if each.quarter == Q3}
    assert told >= {"45.5"}
    assert {str(each.value) for each in town.pack(Q3) if each.quarter == Q2} == {"47.7"}  # from the chart and its table


def test_the_cases_of_a_percentage_of_few_are_read() -> None:
    town = PublishingTown(council_with([share("late")]), {"late": {Q3: of(20, 44)}})
    assert {(each.numerator, each.denominator) for each in town.pack(Q3)} >= {(20, 44)}


def test_a_distance_from_target_gives_more_decimals_than_the_value() -> None:
    """Of 600 cases 421 are 70.2%, and 16.944% better than 60%: so they are from 70.166% to 70.167%."""
    rows = [share("late", targets={"2012-13": 60})]
    town = PublishingTown(council_with(rows), {"late": {Q3: of(421, 600)}})
    bounds = [each.bounds for each in town.pack(Q3) if each.bounds]
    true = Fraction(42100, 600)
    assert bounds
    assert all(low <= true < high for low, high in bounds)
    assert min(high - low for low, high in bounds) < Fraction(1, 100)


def test_a_distance_in_per_cent_is_read_from_a_column_although_the_open_data_has_points() -> None:
    """Of 600 cases 421 are 70.2%, 902.4% better than 7%: so they are from 70.164% to 70.171%."""
    rows = [share("late", targets={"2012-13": 7}, limits={"tolerance": "5 points"})]
    bounds = [each.bounds for each in PublishingTown(council_with(rows), {"late": {Q3: of(421, 600)}}).pack(Q3) if each.bounds]
    assert (Fraction("70.1645"), Fraction("70.1715")) in [(low, high - Fraction(1, 10**9)) for low, high in bounds]


def read(*blocks: object, rows: Sequence[FigureRow] = ()) -> set[tuple[str, str, str, str]]:
    """Return what is read from a report of these blocks: quarter, value, cases and basis of each figure."""
    report = {"sections": [{"title": "", "blocks": blocks, "sections": []}], "appendices": []}
    found = printed_figures(cast(Report, report), rows)
    return {(str(each.quarter), str(each.value), str(each.denominator), each.basis) for each in found}


def figure(alt: str = "", **chart: object) -> dict[str, object]:
    return {"type": "figure", "id": "f", "caption": "", "alt": alt, "chart": chart}


OF = {"indicator": "late", "quarter": "2012-13 Q3", "what": "value"}
POINT = {"label": "2012-13 Q3", "value": 45.5, "target": None, "text": "45.5%"}


@pytest.mark.parametrize("kind", ["trend", "control"])
def test_a_value_that_is_drawn_finer_than_it_is_printed_is_read(kind: str) -> None:
    chart = figure(kind=kind, indicator="late", points=[{**POINT, "value": 45.4545}])
    assert read(chart) == {("2012-13 Q3", "45.5", "None", ""), ("2012-13 Q3", "45.4545", "None", "")}


def test_a_value_that_is_drawn_where_a_mark_is_printed_is_read() -> None:
    chart = figure(kind="trend", indicator="late", points=[{**POINT, "value": 45.0, "text": "[c]"}])
    assert ("2012-13 Q3", "45", "None", "") in read(chart)


def test_a_sentence_beside_a_chart_that_says_more_than_the_chart_is_read() -> None:
    chart = figure("It stood at 45.4545% in 2012-13 Q3.", kind="trend", indicator="late", points=[POINT])
    assert ("2012-13 Q3", "45.4545", "None", "") in read(chart)


@pytest.mark.parametrize("basis", ["", "year to date"])
def test_our_value_among_others_is_read_with_what_it_covers(basis: str) -> None:
    covers = {"basis": basis} if basis else {}
    strip = figure(kind="quartiles", ours=45.45, ours_text="45.5%", of=OF, **covers)
    assert read(strip) == {("2012-13 Q3", "45.5", "None", basis), ("2012-13 Q3", "45.45", "None", basis)}


def test_a_chart_of_another_kind_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="pie is no kind of chart that this program reads"):
        read(figure(kind="pie", indicator="late", points=[POINT]))


def test_cases_that_stand_in_the_table_of_ratings_without_their_value_are_read() -> None:
    row = FigureRow(
        indicator="late", reference="", name="", quarter="2012-13 Q3", unit="%", basis="quarter", good_is="high", rated_basis="",
        denominator=Decimal(60), symbol="[c]",
    )  # fmt: skip
    assert ("2012-13 Q3", "None", "60", "") in read(rows=[row])


def test_of_a_suppressed_figure_nothing_but_the_mark_is_read() -> None:
    town = PublishingTown(council_with([share("late"), share("early")]), {"late": {Q3: of(3, 60)}, "early": {Q3: of(3, 9)}})
    assert printed(town, "early") == {"[c]"}


def test_the_next_smallest_part_goes_with_a_small_one_and_nothing_is_left_to_be_worked_out() -> None:
    town = plans()
    assert [printed(town, id) for id in "de"] == [{"[c]"}, {"[c]"}]
    assert town.audit(Q3).told == ()


def test_without_secondary_suppression_the_audit_finds_the_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quarterly.disclosure.suppression.with_secondary", lambda primary, *_: list(primary))
    town = plans()
    (told,) = town.audit(Q3).told
    assert "leaves 4." in told.sentence
    town.publish(Q3)
    assert printed(town, "d") == {"[c]"}


def test_without_differencing_the_audit_finds_what_a_quarter_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quarterly.disclosure.suppression.with_secondary", lambda primary, *_: list(primary))
    monkeypatch.setattr("quarterly.disclosure.suppression.is_disclosive_by_differencing", lambda *_: False)
    monkeypatch.setattr("quarterly.disclosure.suppression.suppressed_quarters", lambda *_: frozenset())
    town = PublishingTown(council_with([counting("adopted", Basis.YEAR_TO_DATE)]), {"adopted": {Q1: count(8), Q2: count(12)}})
    town.publish(Q1)
    assert "12 by September less 8 by June leaves 4." in town.audit(Q2).told[0].sentence


def test_a_base_that_stands_in_another_row_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quarterly.disclosure.suppression.with_secondary", lambda primary, *_: list(primary))
    monkeypatch.setattr("quarterly.disclosure.suppression._why", lambda *_: None)
    bare = Point(value=Fraction(5))
    rows = [counting("children"), share("late")]
    town = PublishingTown(
        council_with(rows, denominator_is={"late": "children"}), {"children": {Q3: count(60)}, "late": {Q3: bare}}
    )
    assert "is 3 of 60 by the share that is printed" in town.audit(Q3).told[0].sentence


def test_a_correction_of_an_earlier_quarter_is_held_against_a_later_one() -> None:
    """Quarter 1 said 6, Quarter 2 said 12, and Quarter 1 is corrected to 8: 4 came in Quarter 2."""
    town = PublishingTown(council_with([counting("adopted", Basis.YEAR_TO_DATE)]), {"adopted": {Q1: count(6), Q2: count(12)}})
    town.publish(Q1)
    town.publish(Q2)
    town.known["adopted"][Q1] = count(8)
    assert "12 by September less 8 by June leaves 4." in town.audit(Q1).told[0].sentence
    assert town.publish(Q1).told == ()
    assert printed(town, "adopted", Q1) == {"[c]"}


_MANY = st.integers(6, 60)
_ANY = st.one_of(st.integers(0, 9), _MANY)


@given(st.lists(_ANY, min_size=12, max_size=12), st.lists(_ANY, min_size=3, max_size=3), st.integers(-6, 6), st.booleans())
@costly(8)
def test_three_quarters_two_versions_and_a_correction_tell_no_small_count(
    parts: list[int], added: list[int], correction: int, which: bool
) -> None:
    """Whatever the numbers: when each pack has passed its audit, nobody who has all of them works out a count from 1 to 5."""
    rows = [counting(id) for id in ("plans", "a", "b", "c")] + [counting("adopted", Basis.YEAR_TO_DATE)] + [share("late")]
    relations = {"parts_of": [{"total": "plans", "parts": ["a", "b", "c"]}], "denominator_is": {"late": "plans"}}
    known: dict[str, dict[Quarter, Point]] = {id: {} for id in ("plans", "a", "b", "c", "adopted", "late")}
    for number, quarter in enumerate((Q1, Q2, Q3)):
        of_quarter = parts[3 * number : 3 * number + 3]
        known |= {id: {**known[id], quarter: count(n)} for id, n in zip("abc", of_quarter, strict=True)}
        known["plans"][quarter] = count(sum(of_quarter))
        known["adopted"][quarter] = count(sum(added[: number + 1]))
        known["late"][quarter] = of(min(parts[9 + number], sum(of_quarter)), sum(of_quarter)) if sum(of_quarter) else count(0)
    town = PublishingTown(council_with(rows, **relations), known)
    helped = [town.publish(quarter).is_enough for quarter in (Q1, Q2, Q3)]
    corrected = "adopted" if which else "a"
    was = known[corrected][Q1].value or Fraction(0)
    known[corrected][Q1] = Point(value=max(was + correction, Fraction(0)))
    known["plans"][Q1] = count(int(sum((known[id][Q1].value or Fraction(0) for id in "abc"), Fraction(0))))
    helped.append(town.publish(Q1).is_enough)
    if all(helped):
        assert audited(town.knowledge(())).incidents == ()
