"""Does the audit find what versions, quarters and years to date tell together, and take nothing for a fact that was corrected?"""

from quarterly.publishing.public_knowledge import Publication
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.further_figure import FurtherFigure
from tests.unit.publishing.made_audit import Q1, Q2, Q3, audit, count, counting, marked, of, printed, share
from tests.unit.publishing.test_disclosure_audit import NUMBERS, PARTS, PLANS, SUM, TRUE_PLANS, YEAR


def test_what_an_earlier_quarter_printed_is_subtracted_from_a_year_to_date() -> None:
    true = {"adoptions": {Q1: count(8), Q2: count(12)}}
    earlier = [Publication(Q1, 1, (printed("adoptions", "8", Q1),))]
    found = audit(YEAR, true, [printed("adoptions", "12", Q2)], earlier)
    (told,) = found.told
    assert "12 by September less 8 by June leaves 4." in told.sentence
    assert "Read in what is public: Quarter 1 2012/13, version 1." in told.sentence
    assert found.proposed == (FurtherFigure("adoptions", "2012-13-q2"),)


def test_a_correction_is_held_against_what_a_later_quarter_has_made_public() -> None:
    """Quarter 1 said 6, Quarter 2 said 12, and Quarter 1 is corrected to 8: 4 came in Quarter 2."""
    true = {"adoptions": {Q1: count(8), Q2: count(12)}}
    published = [
        Publication(Q1, 1, (printed("adoptions", "6", Q1),)),
        Publication(Q2, 1, (printed("adoptions", "6", Q1), printed("adoptions", "12", Q2))),
    ]
    found = audit(YEAR, true, [printed("adoptions", "8", Q1)], published)
    (told,) = found.told
    assert "12 by September less 8 by June leaves 4." in told.sentence
    assert "Read in what is public: Quarter 2 2012/13, version 1." in told.sentence
    assert found.proposed == (FurtherFigure("adoptions", "2012-13-q1"),)


def test_a_correction_of_few_cases_is_noted_and_held_back_by_nothing() -> None:
    """70 of 100 were on time, and 72 of 100 are."""
    true = {"late": {Q3: of(72, 100)}}
    before = [Publication(Q3, 1, (printed("late", "70.0", counts=(70, 100)),))]
    found = audit([share("late")], true, [printed("late", "72.0", counts=(72, 100))], before)
    assert found.told == ()
    assert "was 70 in Quarter 3 2012/13, version 1, and is 72 now" in found.notes[0]


def test_a_correction_of_many_cases_is_not_noted() -> None:
    before = [Publication(Q3, 1, (printed("late", "50.0", counts=(50, 100)),))]
    found = audit([share("late")], {"late": {Q3: of(72, 100)}}, [printed("late", "72.0", counts=(72, 100))], before)
    assert (found.told, found.notes) == ((), ())


def test_what_an_earlier_version_printed_and_is_still_true_is_a_fact() -> None:
    """Version 1 gave 3 of 60; version 2 holds it back, which nobody has to ask about twice: it is public already."""
    true = {"late": {Q3: of(3, 60)}}
    before = [Publication(Q3, 1, (printed("late", "5.0", counts=(3, 60)),))]
    found = audit([share("late")], true, [marked("late")], before)
    assert found.told == ()
    assert "The number of cases of “Late”, Quarter 3 2012/13 can be worked out." in found.incidents[0]


def test_two_versions_that_suppress_different_parts_tell_the_small_one_together() -> None:
    """Version 1 held back the 50 and the 4, version 2 would hold back the 80 and the 4: but the 80 stands in the first."""
    first = [printed(id, str(NUMBERS[id])) for id in ("plans", "a", "b", "c")]
    second = [printed(id, str(NUMBERS[id])) for id in ("plans", "a", "b", "d")]
    before = [Publication(Q3, 1, (*first, marked("d"), marked("e")))]
    found = audit(PLANS, TRUE_PLANS, [*second, marked("c"), marked("e")], before, **SUM)
    (told,) = found.told
    assert "leaves 4." in told.sentence
    assert "Read in what is public: Quarter 3 2012/13, version 1." in told.sentence
    assert found.proposed == (FurtherFigure("d", Q3.key),)


def test_what_is_public_already_is_an_incident_and_no_reason_to_hold_a_new_pack_back() -> None:
    true = {"adoptions": {Q1: count(8), Q2: count(12), Q3: count(30)}}
    published = [
        Publication(Q1, 1, (printed("adoptions", "8", Q1),)),
        Publication(Q2, 1, (printed("adoptions", "12", Q2),)),
    ]
    found = audit(YEAR, true, [printed("adoptions", "30", Q3)], published)
    assert found.told == ()
    assert "12 by September less 8 by June leaves 4." in found.incidents[0]


def test_a_figure_that_was_corrected_since_contradicts_nothing_and_hides_nothing() -> None:
    """What Quarter 1's first version said of the parts is wrong by now; what its second says still tells of the last part."""
    figures = [printed(id, str(number)) for id, number in NUMBERS.items() if id != "e"]
    wrong = [Publication(Q3, 1, (printed("a", "180"), printed("plans", "470")))]
    found = audit(PLANS, TRUE_PLANS, [*figures, marked("e")], wrong, **SUM)
    assert "leaves 4." in found.told[0].sentence


def test_twelve_months_less_three_quarters_is_worked_out() -> None:
    rows = [counting("quarter", Basis.IN_QUARTER), counting("year", Basis.ROLLING_YEAR)]
    quarters = [Q3.previous.previous.previous, Q1, Q2, Q3]
    numbers = (3, 20, 30, 40)
    true = {"quarter": dict(zip(quarters, map(count, numbers), strict=True)), "year": {Q3: count(93)}}
    earlier = [Publication(q, 1, (printed("quarter", str(n), q),)) for q, n in zip(quarters[1:3], numbers[1:3], strict=True)]
    earlier.insert(0, Publication(quarters[0].previous, 1, (printed("quarter", "25", quarters[0].previous),)))
    figures = [printed("quarter", "40"), printed("year", "93")]
    found = audit(rows, true, figures, earlier, same_count=[["quarter", "year"]])
    assert any("leaves 3" in each.sentence for each in found.told)


def test_the_first_quarter_that_is_printed_adds_up_with_what_other_figures_say_of_it() -> None:
    """Nothing before Quarter 1 is printed, and twelve months less the three quarters that are leave its 3 all the same."""
    rows = [counting("quarter", Basis.IN_QUARTER), counting("year", Basis.ROLLING_YEAR)]
    numbers = {Q1: 3, Q2: 30, Q3: 30, Q3.next: 37}
    true = {"quarter": {q: count(n) for q, n in numbers.items()}, "year": {Q3.next: count(100)}}
    earlier = [Publication(q, 1, (printed("quarter", str(numbers[q]), q),)) for q in (Q2, Q3)]
    earlier.insert(0, Publication(Q1, 1, (marked("quarter", Q1),)))
    figures = [printed("quarter", "37", Q3.next), printed("year", "100", Q3.next)]
    found = audit(rows, true, figures, earlier, same_count=[["quarter", "year"]])
    assert any("leaves 3" in each.sentence for each in found.told)


def test_a_quarter_and_the_year_to_date_are_one_count_in_the_first_quarter_that_is_printed() -> None:
    """14 by September less the 9 of Quarter 1 leave 5, whether the 9 are printed for the quarter or for the year to date."""
    rows = [counting("quarter", Basis.IN_QUARTER), counting("so-far", Basis.YEAR_TO_DATE)]
    true = {"quarter": {Q1: count(9), Q2: count(5)}, "so-far": {Q1: count(9), Q2: count(14)}}
    published = [Publication(Q2, 1, (marked("quarter", Q2), printed("so-far", "14", Q2)))]
    figures = [printed("quarter", "9", Q1), printed("so-far", "9", Q1)]
    found = audit(rows, true, figures, published, same_count=[["quarter", "so-far"]])
    assert {each.indicator for each in found.proposed} == {"quarter", "so-far"}


def test_a_year_to_date_beside_a_quarter_that_was_corrected_since_hides_nothing() -> None:
    """Quarter 2 said 13, and Quarter 3 printed 83 for the year so far, of 30, 13 and 40; but 3 came in Quarter 2, and so 73."""
    rows = [counting("counted", Basis.IN_QUARTER, status_basis=Basis.YEAR_TO_DATE), *(counting(i) for i in ("total", "other"))]
    true = {"counted": {Q1: count(30), Q2: count(3), Q3: count(40)}, "total": {Q2: count(23)}, "other": {Q2: count(20)}}
    published = [
        Publication(Q1, 1, (printed("counted", "30", Q1),)),
        Publication(Q2, 1, (printed("counted", "13", Q2), printed("total", "33", Q2), printed("other", "20", Q2))),
        Publication(Q3, 1, (printed("counted", "40"), printed("counted", "83", basis="year-to-date"))),
    ]
    figures = [printed("total", "23", Q2), printed("other", "20", Q2), marked("counted", Q2)]
    found = audit(rows, true, figures, published, **PARTS)
    assert found.incidents == ()
    assert any("leaves 3" in each.sentence for each in found.told)


def test_a_year_to_date_that_is_true_is_a_fact() -> None:
    rows = [counting("counted", Basis.IN_QUARTER, status_basis=Basis.YEAR_TO_DATE)]
    true = {"counted": {Q1: count(30), Q2: count(3), Q3: count(40)}}
    published = [Publication(Q1, 1, (printed("counted", "30", Q1),)), Publication(Q2, 1, (marked("counted", Q2),))]
    figures = [printed("counted", "40"), printed("counted", "73", basis="year-to-date")]
    assert any("leaves 3" in each.sentence for each in audit(rows, true, figures, published).told)


def test_a_calendar_year_that_is_true_is_a_fact_of_quarters_from_january() -> None:
    rows = [counting("counted", Basis.IN_QUARTER, status_basis=Basis.CALENDAR_YEAR)]
    winter = Q1.previous
    true = {"counted": {winter: count(30), Q1: count(3), Q2: count(40)}}
    published = [Publication(winter, 1, (printed("counted", "30", winter),)), Publication(Q1, 1, (marked("counted", Q1),))]
    figures = [printed("counted", "40", Q2), printed("counted", "73", Q2, basis="calendar year to date")]
    assert any("leaves 3" in each.sentence for each in audit(rows, true, figures, published).told)


def test_twelve_months_less_years_to_date_are_what_a_quarter_added() -> None:
    """33 by September; 73 in twelve months, with 70 by last March and 30 of them by last September: 3 are new this year."""
    rows = [counting("counted", Basis.YEAR_TO_DATE, status_basis=Basis.ROLLING_YEAR)]
    last = {Q1: 10, Q2: 30, Q3: 40, Q1.later(3): 70}
    true = {"counted": {**{each.later(-4): count(n) for each, n in last.items()}, Q1: count(3)}}
    published = [Publication(each.later(-4), 1, (printed("counted", str(n), each.later(-4)),)) for each, n in last.items()]
    figures = [marked("counted", Q1), printed("counted", "63", Q1, basis="rolling 12 months")]
    assert any("leaves 3" in each.sentence for each in audit(rows, true, figures, published).told)


def test_a_restated_total_less_the_parts_of_the_old_report_is_found() -> None:
    """105 by 60, 36 and 9 was published, and 100 is the final total: the parts that have not changed leave 4."""
    ids = ("total", "foster", "home", "relatives")
    rows, relations = [counting(id) for id in ids], {"parts_of": [{"total": "total", "parts": list(ids[1:])}]}
    before = Publication(Q1, 1, tuple(printed(id, n, Q1) for id, n in zip(ids, ("105", "60", "36", "9"), strict=True)))
    true = {id: {Q1: count(n)} for id, n in zip(ids, (100, 60, 36, 4), strict=True)}
    now = [printed("total", "100", Q1), marked("foster", Q1), marked("home", Q1), marked("relatives", Q1)]
    found = audit(rows, true, now, [before], **relations)
    assert [each.where for each in found.told] == ["Assessment and safeguarding, Relatives"]
    assert found.proposed == (FurtherFigure("total", Q1.key),)
