"""Does the audit find what an intruder works out from a pack and everything that is public? Each case was an attack once."""

from decimal import Decimal
from typing import Any

import pytest

from quarterly.configuration.exemption import Exemption
from quarterly.publishing.printed_figures import PrintedFigure
from quarterly.publishing.public_knowledge import Publication
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.counted import Counted
from quarterly.vocabulary.further_figure import FurtherFigure
from tests.unit.publishing.made_audit import Q1, Q2, Q3, audit, count, counting, marked, of, printed, rate, share

PLANS = [counting(id) for id in ("plans", "a", "b", "c", "d", "e")]
SUM: dict[str, Any] = {"parts_of": [{"total": "plans", "parts": ["a", "b", "c", "d", "e"]}]}
NUMBERS = {"plans": 489, "a": 185, "b": 170, "c": 80, "d": 50, "e": 4}
TRUE_PLANS = {id: {Q3: count(number)} for id, number in NUMBERS.items()}
YEAR = [counting("adoptions", Basis.YEAR_TO_DATE)]


def test_a_total_less_its_printed_parts_is_found_and_the_next_smallest_part_proposed() -> None:
    figures = [printed(id, str(number)) for id, number in NUMBERS.items() if id != "e"]
    found = audit(PLANS, TRUE_PLANS, [*figures, marked("e")], **SUM)
    (told,) = found.told
    assert told.where == "Assessment and safeguarding, E"
    assert "less 185 (“A”" in told.sentence
    assert "leaves 4." in told.sentence
    assert found.proposed == (FurtherFigure("d", "2012-13-q3"),)
    assert found.is_enough


def test_with_the_next_smallest_part_suppressed_the_audit_is_quiet() -> None:
    figures = [printed(id, str(number)) for id, number in NUMBERS.items() if id not in "de"]
    found = audit(PLANS, TRUE_PLANS, [*figures, marked("e"), marked("d")], **SUM)
    assert (found.told, found.proposed, found.incidents) == ((), (), ())
    assert (found.shown, found.suppressed) == (4, 2)


def test_shares_of_a_printed_base_are_subtracted_from_a_hundred_per_cent() -> None:
    """Of 44 children 20 are 45.5%, 22 are 50.0%, and the third share is suppressed: 2 are left."""
    rows = [counting("children"), share("home"), share("kin"), share("other")]
    true = {"children": {Q3: count(44)}, "home": {Q3: of(20, 44)}, "kin": {Q3: of(22, 44)}, "other": {Q3: of(2, 44)}}
    figures = [printed("children", "44"), printed("home", "45.5"), printed("kin", "50.0"), marked("other")]
    ids = ["home", "kin", "other"]
    relations: dict[str, Any] = {
        "parts_of": [{"total": "children", "parts": ids}],
        "denominator_is": dict.fromkeys(ids, "children"),
    }
    found = audit(rows, true, figures, **relations)
    assert "44 (“Children”, Quarter 3 2012/13) less" in found.told[0].sentence
    assert found.proposed


def test_a_percentage_whose_base_another_row_prints_is_worked_out() -> None:
    rows = [counting("children"), share("late")]
    true = {"children": {Q3: count(60)}, "late": {Q3: of(3, 60)}}
    found = audit(rows, true, [printed("children", "60"), printed("late", "5.0")], denominator_is={"late": "children"})
    assert found.told
    assert "is 3 of 60 by the share that is printed" in found.told[0].sentence


def test_a_rate_of_a_known_population_is_worked_out() -> None:
    relations: dict[str, Any] = {"populations": {"under 18": {"name": "People under 18", "by_year": {"2012-13": 68_000}}}}
    true = {"rate": {Q3: of(3, 68_000, scale=10_000)}}
    found = audit([rate("rate", "under 18")], true, [printed("rate", "0.4")], **relations)
    assert "is 3 of 68,000 by the share that is printed" in found.told[0].sentence


def test_all_of_a_small_group_are_found_to_come_back_by_subtraction() -> None:
    """26 of 46 less 20 of 40 leave 6 of 6: each of the six is known to be among them."""
    rows = [share("all"), share("boys"), share("girls"), counting("base")]
    true = {"all": {Q3: of(26, 46)}, "boys": {Q3: of(20, 40)}, "girls": {Q3: of(6, 6)}, "base": {Q3: count(6)}}
    shown = [printed("all", "56.5", counts=(26, 46)), printed("boys", "50.0", counts=(20, 40)), printed("base", "6")]
    relations: dict[str, Any] = {
        "parts_of": [{"total": "all", "parts": ["boys", "girls"]}],
        "denominator_is": {"girls": "base"},
    }
    found = audit(rows, true, [*shown, marked("girls")], **relations)
    assert [each.where for each in found.told] == ["Children in care, Girls"]
    assert "leaves 0." in found.told[0].sentence
    assert found.proposed == (FurtherFigure("base", "2012-13-q3"),)
    assert found.is_enough


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


PARTS: dict[str, Any] = {"parts_of": [{"total": "total", "parts": ["counted", "other"]}]}


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


def test_an_incident_of_which_the_pack_tells_more_is_no_excuse() -> None:
    """0.2% of 2,000 is 3 or 4, which is public; 0.15% is 3."""
    rows, true = [share("late")], {"late": {Q3: of(3, 2000)}}
    before = [
        Publication(Q3, 1, (printed("late", "0.2"), PrintedFigure(indicator="late", quarter=Q3, denominator=Decimal(2000))))
    ]
    assert audit(rows, true, [printed("late", "0.2")], before).told == ()
    found = audit(rows, true, [printed("late", "0.15")], before)
    assert found.incidents
    assert any("number of cases of “Late”" in each.sentence for each in found.told)


def test_what_follows_wrongly_from_what_is_public_excuses_nothing_and_is_said() -> None:
    """20 of the others is not known to be out of date: 24 less 20 leave 4, but there are 3, and the pack prints them."""
    rows = [counting(i) for i in ("total", "counted", "other")]
    true = {"counted": {Q3: count(3)}, "total": {Q3: count(24)}}
    before = [Publication(Q3, 1, (printed("total", "24"), printed("other", "20"), marked("counted")))]
    found = audit(rows, true, [printed("total", "24"), printed("counted", "3")], before, **PARTS)
    assert found.incidents == ()
    assert any(each.where.endswith("Counted") for each in found.told)
    assert any("“Counted”, Quarter 3 2012/13 is not what follows from what is printed." in each for each in found.notes)


def test_a_process_is_not_protected() -> None:
    rows = [each.model_copy(update={"counts": Counted.PROCESS}) for each in YEAR]
    earlier = [Publication(Q1, 1, (printed("adoptions", "8", Q1),))]
    found = audit(rows, {"adoptions": {Q1: count(8), Q2: count(12)}}, [printed("adoptions", "12", Q2)], earlier)
    assert (found.told, found.incidents) == ((), ())


def test_a_sum_that_the_figures_do_not_keep_to_is_named() -> None:
    true = {**TRUE_PLANS, "plans": {Q3: count(490)}}
    figures = [printed("plans", "490"), *(printed(id, str(NUMBERS[id])) for id in "abcd"), marked("e")]
    found = audit(PLANS, true, figures, **SUM)
    assert found.told == ()
    assert "do not add up as they should (Quarter 3 2012/13)" in found.notes[0]


def test_nothing_printed_tells_nothing() -> None:
    assert audit(PLANS, TRUE_PLANS, []).told == ()


def test_what_the_pack_cannot_prevent_is_said_to_be_so() -> None:
    """Both quarters are public, and so the later one cannot go any more."""
    true = {"adoptions": {Q1: count(8), Q2: count(12)}}
    published = [Publication(Q2, 1, (printed("adoptions", "12", Q2),))]
    figures = [printed("adoptions", "8", Q1), printed("adoptions", "12", Q2)]
    found = audit(YEAR, true, figures, published)
    assert found.proposed == (FurtherFigure("adoptions", Q1.key),)


EXEMPT = Exemption(paragraph=3, public_interest="Prices are being negotiated with homes.", decided_by="Monitoring Officer")
AGENCY = [counting("homes"), counting("ours"), counting("agency", exempt=EXEMPT)]
HOMES: dict[str, Any] = {"parts_of": [{"total": "homes", "parts": ["ours", "agency"]}]}


def test_an_exempt_part_that_a_total_and_its_other_parts_leave_is_found_whatever_its_size() -> None:
    true = {"homes": {Q3: count(90)}, "ours": {Q3: count(50)}, "agency": {Q3: count(40)}}
    found = audit(AGENCY, true, [printed("homes", "90"), printed("ours", "50")], **HOMES)
    (told,) = found.told
    assert told.sentence.startswith("“Agency”, Quarter 3 2012/13, which is exempt, can be worked out.")
    assert found.proposed == (FurtherFigure("ours", "2012-13-q3"),)
    assert audit(AGENCY, true, [printed("homes", "90"), marked("ours")], **HOMES).told == ()


def test_an_exempt_part_that_is_public_already_is_an_incident_unless_it_was_printed_itself() -> None:
    true = {"homes": {Q3: count(90)}, "ours": {Q3: count(50)}, "agency": {Q3: count(40)}}
    sums = [printed("homes", "90"), printed("ours", "50")]
    found = audit(AGENCY, true, [], [Publication(Q3, 1, tuple(sums))], **HOMES)
    assert (found.told, len(found.incidents)) == ((), 1)
    found = audit(AGENCY, true, [], [Publication(Q3, 1, (*sums, printed("agency", "40")))], **HOMES)
    assert (found.told, found.incidents) == ((), ())


def test_a_small_exempt_count_that_nothing_leaves_holds_no_pack_back() -> None:
    true = {"homes": {Q3: count(90)}, "ours": {Q3: count(87)}, "agency": {Q3: count(3)}}
    assert audit(AGENCY, true, [printed("homes", "90")], **HOMES).told == ()


@pytest.mark.parametrize("succeeds", ["old", ""])
def test_the_figures_of_an_ended_indicator_go_on_in_the_one_that_succeeds_it(succeeds: str) -> None:
    """8 by June under one name, 12 by September under another: 4 came in the summer."""
    rows = [counting("old", Basis.YEAR_TO_DATE), counting("new", Basis.YEAR_TO_DATE, succeeds=succeeds)]
    true = {"old": {Q1: count(8)}, "new": {Q2: count(12)}}
    found = audit(rows, true, [printed("new", "12", Q2)], [Publication(Q1, 1, (printed("old", "8", Q1),))])
    assert [each.sentence for each in found.told] == (
        [
            "What the quarter added to “New”, Quarter 2 2012/13 can be worked out. 12 by September less 8 by June leaves 4. "
            "Read in what is public: Quarter 1 2012/13, version 1."
            " It is prevented by suppressing “New” of Quarter 2 2012/13."
        ]
        if succeeds
        else []
    )
    assert len(found.proposed) == len(found.told)


def test_a_figure_of_an_ended_indicator_is_proposed_under_its_own_name() -> None:
    """A correction of June, after September is public: 8 by June goes, of the indicator that June's report prints."""
    rows = [counting("old", Basis.YEAR_TO_DATE), counting("new", Basis.YEAR_TO_DATE, succeeds="old")]
    true = {"old": {Q1: count(8)}, "new": {Q2: count(12)}}
    found = audit(rows, true, [printed("old", "8", Q1)], [Publication(Q2, 1, (printed("new", "12", Q2),))])
    assert found.proposed == (FurtherFigure("old", Q1.key),)


def test_relations_that_name_an_ended_indicator_hold_for_the_one_that_succeeds_it() -> None:
    rows = [counting("all"), counting("a"), counting("old"), counting("new", succeeds="old")]
    true = {"all": {Q3: count(60)}, "a": {Q3: count(57)}, "new": {Q3: count(3)}}
    figures = [printed("all", "60"), printed("a", "57"), marked("new")]
    assert audit(rows, true, figures, parts_of=[{"total": "all", "parts": ["a", "old"]}]).told


def test_a_whole_number_of_per_cent_tells_whoever_knows_when_one_is_printed() -> None:
    """5 of 1,000 print as "1%", which is 5 to 14 and so, where it stands for a small count, 5."""
    rows = [counting("children"), share("missing")]
    true = {"children": {Q3: count(1000)}, "missing": {Q3: of(5, 1000)}}
    found = audit(rows, true, [printed("children", "1000"), printed("missing", "1")], denominator_is={"missing": "children"})
    assert "for whoever knows that marks stand for 1 to 5" in found.told[0].sentence
    large = {"children": {Q3: count(1000)}, "missing": {Q3: of(14, 1000)}}
    figures = [printed("children", "1000"), printed("missing", "1")]
    assert audit(rows, large, figures, denominator_is={"missing": "children"}).told == ()


def test_a_figure_that_helps_against_most_readers_alone_is_proposed_as_that() -> None:
    """20 and two eights are public in one version or the other; without the 4, who knows the marks knows it still."""
    rows = [counting(id) for id in ("all", "a", "b", "c")]
    numbers = {"all": 20, "a": 8, "b": 8, "c": 4}
    true = {id: {Q3: count(number)} for id, number in numbers.items()}
    before = Publication(Q3, 1, (printed("all", "20"), printed("a", "8"), marked("b"), marked("c")))
    figures = [*map(marked, ("all", "a", "b")), printed("c", "4")]
    found = audit(rows, true, figures, [before], parts_of=[{"total": "all", "parts": ["a", "b", "c"]}])
    assert found.told[0].sentence.endswith(
        "Suppressing “C” of Quarter 3 2012/13 prevents it for most readers, but whoever knows that marks stand for 1 to 5 can "
        "still work it out."
    )
    assert not found.is_enough


def test_what_nothing_in_the_draft_prevents_comes_with_no_proposal() -> None:
    rows = [counting(id) for id in ("all", "a", "b", "c")]
    true = {id: {Q3: count(number)} for id, number in {"all": 6, "a": 1, "b": 2, "c": 3}.items()}
    before = Publication(Q3, 1, (printed("all", "6"), marked("a"), marked("b"), printed("c", "3")))
    figures = [*map(marked, ("all", "a", "c")), printed("b", "2")]
    found = audit(rows, true, figures, [before], parts_of=[{"total": "all", "parts": ["a", "b", "c"]}])
    assert any(each.sentence.endswith("Nothing in this draft could be left out to prevent it.") for each in found.told)
    assert found.proposed == ()
