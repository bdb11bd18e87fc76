"""A numerator from one service and a denominator from another: each is asked for its own, and the two make one figure."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from adapters.screening import screening_for
from quarterly.collecting.returns.checks import checks
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import IndicatorRow, ReadReturn, ServiceReturn
from quarterly.collecting.returns.two_services import cross_checked, returns_to_notify
from quarterly.collecting.sheets.sheets import Scalar, Sheet, Workbook
from quarterly.configuration.council import Council
from quarterly.scoring.score import RatingStatus, Score
from quarterly.scoring.score_quarter import row_of, score_indicators
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.marks import Mark
from tests.unit.made import CARE, LAYOUT, Q1, RULES, SAFE, council, file, finding, indicator, row, words_of
from tests.unit.made_council import changed

COUNCIL = council(i1180={"denominator_service": SAFE})
IN_SET = "expect_column_values_to_be_in_set"
HEADER = ("PI ref", "Numerator", "Denominator", "Actual", "Mark", "Year-end forecast", "Comment")


def read(service: str, *cells: Scalar, header: tuple[str, ...] = HEADER) -> ReadReturn:
    sheet = Sheet(name="Return", rows=(("Quarter 1 2012/13",), header, ("1180", *cells)))
    return ReturnReader(COUNCIL, Q1, LAYOUT, RULES, screening_for(COUNCIL)).read(
        Workbook((sheet,)), service=service, file="return.xlsx", digest="d1"
    )


def wrong(service: str, *cells: Scalar) -> set[str]:
    """Return the facts of a row that a rule would find fault with."""
    (check,) = checks(read(service, *cells), COUNCIL, service, Q1)
    columns = {rule.kwargs["column"]: rule.kwargs["value_set"] for rule in RULES.suites["indicators"] if rule.type == IN_SET}
    row = next(iter(check.facts.values()))
    return {name for name, allowed in columns.items() if isinstance(allowed, list) and bool(row[name]) not in allowed}


def two(own: IndicatorRow | None, other: IndicatorRow | None, findings: tuple[Any, ...] = ()) -> list[ServiceReturn]:
    """Return what is in force of both services after each sent its row and the rest of its return, or nothing."""
    return [
        service_return(
            service, [file(f"{service}.xlsx", sent, *rest(service, sent), findings=found)] if sent else [], COUNCIL, Q1, RULES
        )
        for service, sent, found in ((CARE, own, findings), (SAFE, other, ()))
    ]


def rest(service: str, sent: IndicatorRow) -> list[IndicatorRow]:
    """Return a row, in the same file, for everything else the service reports."""
    place: dict[str, Any] = {"file": sent.source.file, "digest": sent.source.digest}
    return [row(i.id, "1", row=20, **place) for i in COUNCIL.catalogue.of_service(service) if i.id != sent.indicator]


def numerator(count: int | None = 88, comment: str = "", **place: Any) -> IndicatorRow:
    return row("1180", None, count, None, comment, file="care.xlsx", **place)


def denominator(count: int | None = 96, comment: str = "", **place: Any) -> IndicatorRow:
    return row("1180", None, None, count, comment, **{"file": "safe.xlsx", **place})


def scored(own: IndicatorRow | None, other: IndicatorRow | None, findings: tuple[Any, ...] = ()) -> Score:
    card = score_indicators(COUNCIL, Q1, cross_checked(two(own, other, findings), COUNCIL, RULES))
    return next(score for score in card.scores if score.indicator == "1180")


# What each is asked for


@pytest.mark.parametrize(("service", "cells"), [(CARE, (88, None)), (SAFE, (None, 96)), (CARE, (0, None)), (SAFE, (None, 0))])
def test_whoever_sends_its_own_count_is_asked_nothing(service: str, cells: tuple[Scalar, ...]) -> None:
    assert (read(service, *cells).findings, wrong(service, *cells)) == ((), set())


@pytest.mark.parametrize(("service", "asked"), [(CARE, "numerator_answered"), (SAFE, "denominator_answered")])
def test_whoever_sends_nothing_is_asked_for_its_own_count_alone(service: str, asked: str) -> None:
    assert wrong(service, None, None, None, "p", 60) == {asked}
    assert read(service).blank == ("1180",)


@pytest.mark.parametrize("service", [CARE, SAFE])
def test_whoever_says_why_there_is_none_has_answered(service: str) -> None:
    assert wrong(service, None, None, None, None, None, "The system was down.") == {"comment_only"}


@pytest.mark.parametrize(
    ("service", "cells", "asked"),
    [
        (SAFE, (88, 96), {"numerator_is_ours"}),
        (SAFE, (100, 96), {"numerator_is_ours"}),
        (SAFE, (None, 96, 0.92), {"value_is_ours"}),
        (SAFE, (88, 96, 1.5), {"numerator_is_ours", "value_is_ours"}),
        (CARE, (88, 80), {"denominator_is_ours"}),
        (CARE, (88, None, 91.7), {"value_is_ours"}),
    ],
)
def test_what_the_other_sends_is_not_used_and_not_judged(service: str, cells: tuple[Scalar, ...], asked: set[str]) -> None:
    assert wrong(service, *cells) == asked


@pytest.mark.parametrize(("service", "cells"), [(CARE, (88, "see care", "n/a")), (SAFE, ("see care", 96, "n/a"))])
def test_what_the_other_sends_may_be_unreadable(service: str, cells: tuple[Scalar, ...]) -> None:
    assert read(service, *cells).findings == ()


@pytest.mark.parametrize(("service", "cell"), [(CARE, "B3"), (SAFE, "C3")])
def test_its_own_count_must_be_readable(service: str, cell: str) -> None:
    assert [(f.code, f.cell) for f in read(service, "many", "many", "many").findings] == [("C02", cell)]


def test_a_sheet_of_denominators_alone_is_a_return() -> None:
    found = read(SAFE, 96, header=("PI ref", "Denominator"))
    assert [(one.denominator, one.source.cell) for one in found.indicators] == [(96, "B3")]


# The two together


def test_the_two_counts_make_one_figure() -> None:
    found = scored(numerator(), denominator())
    assert (found.value, found.numerator, found.denominator) == (Fraction(8800, 96), 88, 96)


def test_what_is_not_used_makes_no_figure() -> None:
    own, other = (row("1180", "50", n, d, file=name) for n, d, name in ((88, 100, "care.xlsx"), (1, 96, "safe.xlsx")))
    assert scored(own, other).value == Fraction(275, 3)


def test_a_figure_is_as_provisional_as_either_of_its_counts() -> None:
    assert scored(replace(numerator(), marks="r"), replace(denominator(), marks="p")).marks == (Mark.PROVISIONAL, Mark.REVISED)


def test_a_comment_on_the_denominator_is_not_the_owners() -> None:
    assert scored(numerator(), denominator(comment="Counted on 30 June.")).comment == ""


NO_DENOMINATOR = "There is no denominator from Assessment and safeguarding for this quarter."
NO_NUMERATOR = "There is no numerator from Children in care for this quarter."


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        (numerator(), None, NO_DENOMINATOR),
        (numerator(), denominator(None, "The system was down."), NO_DENOMINATOR),
        (None, denominator(), NO_NUMERATOR),
        (numerator(None, "The system was down."), denominator(), NO_NUMERATOR),
        (
            numerator(None, "The system was down."),
            denominator(None),
            "There is no numerator from Children in care and no denominator from Assessment and safeguarding for this quarter.",
        ),
    ],
)
def test_what_is_missing_is_named_with_the_service_that_sends_it(
    own: IndicatorRow | None, other: IndicatorRow | None, told: str
) -> None:
    found = scored(own, other)
    assert (found.standing, words_of(found, council=COUNCIL).explanation, found.value) == (RatingStatus.NO_DATA, told, None)


def test_why_the_other_count_is_missing_is_told() -> None:
    assert scored(numerator(), denominator(None, "The system was down.")).comment == "The system was down."


def test_nothing_from_either_is_not_received() -> None:
    assert scored(None, None).standing is RatingStatus.NOT_RECEIVED


def test_0_of_0_is_no_figure_and_nobodys_fault() -> None:
    found = scored(numerator(0), denominator(0))
    assert found.standing is RatingStatus.NO_DATA
    assert words_of(found, council=COUNCIL).explanation == "The service has no figure for this quarter."


@pytest.mark.parametrize("service", [CARE, SAFE])
def test_a_critical_finding_on_either_row_holds_the_figure(service: str) -> None:
    returns = [
        service_return(
            each,
            [file(f"{each}.xlsx", sent, findings=[finding("1180", file=sent.source.file)] if each == service else ())],
            COUNCIL,
            Q1,
            RULES,
        )
        for each, sent in ((CARE, numerator()), (SAFE, denominator()))
    ]
    card = score_indicators(COUNCIL, Q1, returns)
    assert [score.standing for score in card.scores if score.indicator == "1180"] == [RatingStatus.UNDER_QUERY]


# Held against each other


def test_a_numerator_larger_than_the_others_denominator_holds_both_rows() -> None:
    held = cross_checked(two(numerator(97), denominator(96)), COUNCIL, RULES)
    assert [sent.under_query for sent in held] == [("1180",), ("1180",)]
    assert [(f.code, f.file, f.cell, f.severity) for sent in held for f in sent.findings] == [
        ("V16", "care.xlsx", "E7", "critical"),
        ("V16", "safe.xlsx", "E7", "critical"),
    ]


def test_a_numerator_larger_than_the_others_denominator_is_under_query() -> None:
    found = scored(numerator(97), denominator(96))
    assert (found.standing, found.value) == (RatingStatus.UNDER_QUERY, None)


def test_some_of_nobody_are_too_many() -> None:
    assert scored(numerator(1), denominator(0)).standing is RatingStatus.UNDER_QUERY


@pytest.mark.parametrize(("own", "other"), [(numerator(96), denominator(96)), (numerator(97), None), (None, denominator())])
def test_nothing_is_held_where_the_two_agree_or_one_is_missing(own: IndicatorRow | None, other: IndicatorRow | None) -> None:
    returns = two(own, other)
    assert (cross_checked(returns, COUNCIL, RULES), returns_to_notify(returns)) == (returns, [])


def test_each_sender_is_told_of_its_own_file_and_of_nothing_else() -> None:
    doubted = (finding("1180", "V15", "warning", file="care.xlsx"),)
    told = returns_to_notify(cross_checked(two(numerator(97), denominator(96), doubted), COUNCIL, RULES))
    assert [(sent.service, [f.code for f in sent.findings]) for sent in told] == [(CARE, ["V16"]), (SAFE, ["V16"])]


def test_counts_of_one_service_are_not_merged() -> None:
    whole = service_return(CARE, [file("care.xlsx", row("1180", "50", 3, 6))], council(), Q1, RULES)
    assert row_of(indicator("1180"), [whole]) == whole.indicators[0]
    assert whole.indicators[0].value == Decimal(50)


# Configuration


NAMES = {
    "1180": "    name: Care leavers in employment, education and training\n",
    "adoption-matching": "    name: Average time (days) to match a child to an adoptive family\n",
}


def with_second_service(id: str, other: str) -> Council:
    """Return the town with a line added to an indicator."""
    return changed(NAMES[id], f"{NAMES[id]}    denominator_service: {other}\n")


@pytest.mark.parametrize(
    ("id", "other", "problem"),
    [
        ("1180", CARE, "it is the indicator's own service, which sends both counts in any case. Remove it."),
        ("adoption-matching", SAFE, "only a percentage or a rate has a denominator, and this counts in days. Remove it."),
        ("1180", "nobody", "“nobody” is not known here."),
    ],
)
def test_a_second_service_that_makes_no_sense_is_refused(id: str, other: str, problem: str) -> None:
    with pytest.raises(SetupError) as refused:
        with_second_service(id, other)
    assert "denominator_service: " in str(refused.value)
    assert problem in str(refused.value)


def test_a_second_service_is_read_from_the_catalogue() -> None:
    catalogue = with_second_service("1180", SAFE).catalogue
    assert [[i.id for i in catalogue.of_service(service)].count("1180") for service in (CARE, SAFE)] == [1, 1]
