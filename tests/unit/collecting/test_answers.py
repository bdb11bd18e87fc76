"""Is an answered question asked again exactly where its answer does not reach?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.answers.given import all_given
from quarterly.collecting.answers.matching import answer_to, covers, lapsed, left_for_later, parted, with_references
from quarterly.collecting.answers.records import Answer, TypedAnswer, latest_past
from quarterly.collecting.past.explained import asked_by
from quarterly.collecting.past.figures import PastFigure
from quarterly.collecting.past.questions import PastTerms, questions
from quarterly.collecting.sheets.findings import Finding, Severity
from quarterly.vocabulary.accepted_finding import AcceptedFinding
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.audit_event import AuditEvent, Kind
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import source

Q1 = Quarter(2012, 1)
CARE = "children-in-care"
TERMS = PastTerms(unit=Unit.PER_10000, basis=Basis.SNAPSHOT, decimals=1)
ABOUT = Asked(about="value", figure=Fraction(71), low=Fraction(50), high=Fraction(71))

figures = st.decimals("0.1", "900", places=1).map(Fraction)
histories = st.lists(figures, min_size=2, max_size=14)


def past(values: Sequence[Fraction], until: Quarter = Q1) -> tuple[PastFigure, ...]:
    return tuple(PastFigure(quarter=until.later(n - len(values)), value=value) for n, value in enumerate(values))


def asked(values: Sequence[Fraction], now: Fraction) -> Asked | None:
    found = questions(past(values), PastFigure(quarter=Q1, value=now), TERMS)
    return asked_by(found[0], TERMS) if found else None


def finding(about: Asked | None = ABOUT, severity: Severity = Severity.WARNING, **changes: object) -> Finding:
    found = Finding(code="H02", severity=severity, message="?", remedy="!", file="return.xlsx", indicator="1178", asked=about)
    return replace(found, **changes)  # type: ignore[arg-type]


def answer(**changes: object) -> Answer:
    made = Answer(service=CARE, indicator="1178", reference="H02-1", quarter=Q1.key, asked=ABOUT, text="A new home.")
    return replace(made, **changes)  # type: ignore[arg-type]


@given(histories, figures)
def test_the_figure_that_was_explained_is_never_asked_about_again(values: list[Fraction], now: Fraction) -> None:
    first = asked(values, now)
    assert first is None or first.explains(first)


@given(histories, figures, figures)
def test_another_figure_is_asked_about_again_exactly_outside_of_what_was_explained(
    values: list[Fraction], now: Fraction, then: Fraction
) -> None:
    first, second = asked(values, now), asked(values, then)
    if first is None or second is None or first.about != second.about:
        return
    assert first.low is not None
    assert first.high is not None
    assert first.explains(second) == (first.low <= then <= first.high)


@given(histories, figures, figures)
def test_beyond_the_figure_explained_a_question_remains(values: list[Fraction], now: Fraction, more: Fraction) -> None:
    first = asked(values, now)
    if first is None or first.high != now:
        return
    second = asked(values, now + more)
    assert second is None or first.about != second.about or not first.explains(second)


def test_an_answer_explains_from_the_usual_range_to_the_figure() -> None:
    found = asked([Fraction("95.1"), Fraction("95.3"), Fraction("95.6")], Fraction("104.9"))
    assert found is not None
    # Movements of 0.2 and 0.3: 95.6 less 2.66 x 0.25 x 1.5.
    assert (found.low, found.high) == (Fraction("94.6025"), Fraction("104.9"))


@pytest.mark.parametrize(
    ("changes", "covered"),
    [
        ({}, True),
        ({"service": "schools"}, False),
        ({"indicator": "1180"}, False),
        ({"asked": replace(ABOUT, about="denominator")}, False),
    ],
)
def test_an_answer_covers_its_own_question(changes: dict[str, object], covered: bool) -> None:
    assert covers(answer(**changes), finding(), CARE) is covered


@pytest.mark.parametrize(("day", "asked"), [(date(2012, 8, 14), 0), (date(2012, 8, 15), 0), (date(2012, 8, 16), 1)])
def test_from_the_day_after_its_last_an_answer_explains_nothing(day: date, asked: int) -> None:
    given = [answer(until=date(2012, 8, 15)), answer(indicator="1180", until=date(2013, 1, 31)), answer(indicator="1190")]
    past_day = latest_past((each.until for each in given), day)
    found, settled = parted([finding()], given, CARE, past_day)
    assert (len(found), len(settled)) == (asked, 1 - asked)
    assert len(lapsed(found, given, CARE, past_day)) == asked


days = st.dates(date(2012, 7, 1), date(2013, 6, 30))


@given(st.lists(st.none() | days, max_size=6), days)
def test_exactly_the_answers_whose_day_is_past_have_lapsed(until: list[date | None], day: date) -> None:
    past_day = latest_past(until, day)
    assert [answer(until=each).has_lapsed(past_day) for each in until] == [each is not None and each < day for each in until]


def test_where_one_of_two_answers_lapses_the_other_counts() -> None:
    given = [answer(text="A new home."), answer(text="Until September.", until=date(2012, 9, 30))]
    for past_day, text in ((None, "Until September."), (date(2012, 9, 30), "A new home.")):
        _, (settled,) = parted([finding()], given, CARE, past_day)
        assert settled.answer.text == text


@pytest.mark.parametrize(("figure", "covered"), [(50, True), (60, True), (71, True), (49, False), (72, False)])
def test_it_covers_the_range_and_no_more(figure: int, covered: bool) -> None:
    assert covers(answer(), finding(replace(ABOUT, figure=Fraction(figure))), CARE) is covered


def test_what_only_a_correction_helps_is_covered_by_nothing() -> None:
    assert not covers(answer(), finding(None), CARE)
    assert with_references([finding(None)], CARE, Q1)[0].reference == ""


def test_a_critical_question_is_lifted_by_an_officer_alone() -> None:
    critical = finding(severity=Severity.CRITICAL)
    assert [len(each) for each in parted([critical], [answer()], CARE)] == [1, 1]
    assert [len(each) for each in parted([critical], [answer(by="Director"), answer()], CARE)] == [0, 1]


def test_of_two_answers_the_newest_counts() -> None:
    _, (settled,) = parted([finding()], [answer(), answer(text="Two new homes.")], CARE)
    assert settled.answer.text == "Two new homes."


def test_the_same_question_has_the_same_reference_whatever_its_range_and_words() -> None:
    narrower = finding(replace(ABOUT, low=Fraction(60)), message="Another wording.")
    other = finding(replace(ABOUT, figure=Fraction(72)))
    first, same, another = (each.reference for each in with_references([finding(), narrower, other], CARE, Q1))
    assert (first == same, first == another, first[:4]) == (True, False, "H02-")


def test_in_another_quarter_or_service_it_has_another_reference() -> None:
    found = {
        with_references([finding()], service, quarter)[0].reference for service in (CARE, "schools") for quarter in (Q1, Q1.next)
    }
    assert len(found) == 4


def test_what_does_not_count_answers_nothing() -> None:
    typed = TypedAnswer(reference="h02-1", answer="A new home.", source=source(), counts=False)
    assert answer_to(finding(), typed, CARE, Q1) is None


def test_a_quarter_leaves_the_newest_answer_to_each_question_that_still_holds() -> None:
    widened = answer(text="Two new homes.", asked=replace(ABOUT, high=Fraction(80)))
    ended = answer(indicator="1180", until=date(2012, 6, 30))
    within = answer(indicator="1190", until=date(2012, 7, 1))
    assert left_for_later([widened, ended, within], [answer()], Q1) == (widened, within)


def event(kind: Kind, at: str = "2012-07-03T09:00:00+00:00") -> AuditEvent:
    accepted = AcceptedFinding(reference="H02-1", service=CARE, indicator="1178", asked=ABOUT)
    return AuditEvent(
        kind=kind,
        council="dudley",
        quarter=Q1.key,
        at=at,
        by="Director",
        reason="A new home.",
        finding=accepted,
    )


def test_what_an_officer_accepted_is_an_answer_until_it_is_taken_back() -> None:
    accepted, undone = event("finding-accepted"), event("acceptance-undone")
    assert all_given((), [accepted]) == (answer(by="Director", on=date(2012, 7, 3)),)
    assert all_given((), [accepted, undone]) == ()
    assert all_given((), [accepted, undone, accepted]) == (answer(by="Director", on=date(2012, 7, 3)),)


def test_an_acceptance_of_an_earlier_quarter_can_be_taken_back() -> None:
    assert all_given([answer(by="Director")], [event("acceptance-undone")]) == ()
