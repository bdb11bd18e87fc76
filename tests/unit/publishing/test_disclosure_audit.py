"""Does the audit find what an intruder works out from a pack and everything that is public? Each case was an attack once."""

from decimal import Decimal
from typing import Any

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
PARTS: dict[str, Any] = {"parts_of": [{"total": "total", "parts": ["counted", "other"]}]}


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
