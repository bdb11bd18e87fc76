"""Two councils that differ in suppressed figures alone: the public reads the same of both, whatever it reads.

With it no way round can be forgotten: a chart, a sentence, a column or a product that is made from a figure before it is
suppressed is another in the two reports and fails here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, example, given
from hypothesis import strategies as st

from adapters.render.tables import ratings_csv
from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.council import Council
from quarterly.configuration.products import ProductPlan
from quarterly.disclosure.corrections import correction_policy
from quarterly.disclosure.report_inputs import PublicInputs
from quarterly.disclosure.suppression import screen
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.reporting.changes import Corrections, Explanation, Transcript
from quarterly.reporting.diff import changes
from quarterly.reporting.parts import MaterialOf, PublicMaterial, RestrictedMaterial
from quarterly.reporting.products.members_summary import members_summary
from quarterly.reporting.products.supplement import supplement
from quarterly.reporting.transcript import transcribe
from quarterly.reporting.wording.score_records import record
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.properties import costly
from tests.unit.made import Q1, built, public
from tests.unit.made_illustrative import ACTIONS, AREAS, QUARTERS, Sample, council_of
from tests.unit.reporting.reports import claim, material, passage
from tests.unit.small_council import indicator

SUMMARY = ProductPlan(product="members summary", title="The quarter in brief")
SUPPLEMENT = ProductPlan(product="supplement", title="Supplement")
ALL_QUARTERS = (Q1, *QUARTERS)
SHARES, COUNTS, PARTS = ("101", "102", "202"), ("104", "a"), ("a", "b", "c")
PEOPLE, WHOLE = 60, 100

Place = tuple[str, Quarter]
places = st.tuples(st.sampled_from((*SHARES, *COUNTS)), st.sampled_from((Q1, *QUARTERS[:5])))
small = st.integers(1, 5)
suppressed_figures = st.dictionaries(places, st.tuples(small, small), min_size=1, max_size=4)


@dataclass(frozen=True)
class Drawn:
    """The cases of the figures that are suppressed; every other figure is always the same, and large."""

    small: Mapping[Place, int]

    def cases(self, id: str, quarter: Quarter) -> int:
        if id == "b":  # it goes along with a small "a", which it is added to
            return 35 - self.cases("a", quarter)
        fixed = {"a": 15, "c": WHOLE - 35, "plans": WHOLE}.get(id, 20 + (7 * quarter.number + sum(map(ord, id))) % 20)
        return self.small.get((id, quarter), fixed)


def point(id: str, cases: int) -> Point:
    if id in SHARES:
        return Point(value=Fraction(100 * cases, PEOPLE), numerator=Fraction(cases), denominator=Fraction(PEOPLE))
    return Point(value=Fraction(cases))


def council() -> Council:
    """Return the council with every kind of section, two shares more, and a total with its parts."""
    base = council_of(Sample((), (), {}))
    plans = tuple(
        indicator("204", basis=Basis.SNAPSHOT, targets={"2012-13": 40}).model_copy(update={"id": id, "name": f"Plans, {id}"})
        for id in ("plans", *PARTS)
    )
    shares: dict[str, dict[str, Any]] = {
        "102": {"unit": Unit.PERCENT, "basis": Basis.IN_QUARTER},
        "202": {"basis": Basis.IN_QUARTER},
    }
    own = tuple(each.model_copy(update=shares.get(each.id, {})) for each in base.catalogue.indicators)
    relations = Catalogue.model_validate({"indicators": (*own, *plans), "parts_of": [{"total": "plans", "parts": [*PARTS]}]})
    return base.model_copy(update={"catalogue": relations})


COUNCIL = council()
FIGURES = tuple(each.id for each in COUNCIL.catalogue.indicators)


def scored(drawn: Drawn) -> tuple[Scorecard, Background]:
    known = Background(
        {id: {each: point(id, drawn.cases(id, each)) for each in QUARTERS} for id in FIGURES},
        Surroundings(comparators={id: _others(id) for id in FIGURES}),
    )
    empty = Scorecard(council="milton", quarter=str(Q1), scores=(), actions=ACTIONS, findings=(), received=(), missing=())
    scores = []
    for each in COUNCIL.catalogue.indicators:
        cases = drawn.cases(each.id, Q1)
        figure = SentFigure(point(each.id, cases))
        comment = f"There were {cases} of {PEOPLE} children. Work goes on."
        scores.append(replace(score_point(COUNCIL, each, Q1, figure, known), comment=comment))
    return replace(empty, scores=tuple(scores)), known


def _others(id: str) -> list[Comparator]:
    values = [Fraction(10 + 9 * n) for n in range(len(AREAS))]
    return [
        Comparator(indicator=id, year="2011-12", area=area, value=value, source="DfE")
        for area, value in zip(AREAS, values, strict=True)
    ]


def reported(drawn: Drawn) -> RestrictedMaterial:
    card, known = scored(drawn)
    told = passage(f"In the quarter {drawn.cases('101', Q1)} of {PEOPLE} care leavers were in work. More is planned.")
    awaited = frozenset(each.indicator for each in card.scores if each.final in ("lower", "triangle"))
    claimed = claim("All is on target.", "on target", *FIGURES)
    return material(told, claimed, council=COUNCIL, card=card, background=known, awaited=awaited)


def marks(drawn: Drawn) -> list[tuple[str, bool, frozenset[Quarter]]]:
    card, known = scored(drawn)
    return [(each.indicator.id, each.is_suppressed, each.suppressed_quarters) for each in screen(card, COUNCIL, known)]


def everything(drawn: Drawn, before: Drawn) -> dict[str, Any]:
    """Return all that the public can read of a report, and of its corrections where it was another `before`."""
    whole = reported(drawn)
    seen = public(whole)
    header, rows = open_data(seen)
    corrected = with_corrections(seen, transcribe(public(reported(before))), whole)
    return {
        "report": built(seen),
        "transcript": transcribe(seen),
        "open data": ratings_csv(header, rows),
        "ratings": [record(seen.words(of, score)) for of, score in seen.scored()],
        "members' summary": members_summary(SUMMARY, seen),
        "corrections": built(corrected),
        "supplement": supplement(SUPPLEMENT, corrected),
    }


def with_corrections(seen: PublicMaterial, then: Transcript, whole: RestrictedMaterial) -> PublicMaterial:
    changed = changes(then, transcribe(seen), correction_policy(whole.inputs))
    why = Explanation(kind="correction", title="Correction", on=date(2012, 10, 3), reason="A list was counted again.")
    assert isinstance(seen.inputs, PublicInputs)
    corrections = Corrections(version=1, issue_before="", issue="", changes=changed, explanations=(why,))
    return MaterialOf(seen.inputs, seen.rich, corrections)


@example({("a", Q1): (1, 5), ("101", Q1): (2, 4)})
@example({("101", QUARTERS[0]): (1, 5), ("104", Q1): (5, 1), ("202", QUARTERS[3]): (2, 3)})
@costly(4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(suppressed_figures)
def test_what_is_suppressed_makes_no_difference_to_anything_that_the_public_reads(pairs: dict[Place, tuple[int, int]]) -> None:
    one, other = (Drawn({place: pair[side] for place, pair in pairs.items()}) for side in (0, 1))
    assume(marks(one) == marks(other))
    unchanged = Drawn({})
    first, second = everything(one, unchanged), everything(other, unchanged)
    for name, part in first.items():
        assert part == second[name], name


def test_a_figure_that_is_shown_does_make_a_difference() -> None:
    one, other = (everything(Drawn({("101", Q1): cases}), Drawn({})) for cases in (30, 33))
    assert [name for name, part in one.items() if part == other[name]] == []
