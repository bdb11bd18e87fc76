"""Does a document explain the symbols that stand in it, all of them and no others?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.products import ProductPlan
from quarterly.reporting.model import Report
from quarterly.reporting.parts import RestrictedMaterial
from quarterly.reporting.products.managers_digest import managers_digest
from quarterly.reporting.products.members_summary import members_summary
from quarterly.reporting.walk import texts_in
from quarterly.scoring.background import Background
from quarterly.scoring.score import Scorecard
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.marks import Mark
from tests.properties import costly
from tests.unit.made import Q1, built, public
from tests.unit.made_illustrative import ACTIONS, RATED_BY, Sample, council_of
from tests.unit.reporting.reports import material

Figure = tuple[int, Sequence[Mark], Sequence[Mark]]
Figures = dict[str, Figure]
PLAIN: Figure = (40, (), ())
OURS = council_of(Sample([], RATED_BY, {}))
SUMMARY = ProductPlan(product="members summary", title="One page")
DIGEST = ProductPlan(product="managers digest", title="Digest")
LEGEND = re.compile(r"\[c\] stands where a figure is held back[^.]*\.(?: \[i\])?|Beside a figure, [^.]*\.(?: \[i\])?")
_MARKS = st.sets(st.sampled_from(sorted(set(Mark) - {Mark.FORECAST})), max_size=2).map(tuple)
# As few as 5 of 100 children are suppressed in public.
_FIGURES = st.fixed_dictionaries({id: st.tuples(st.sampled_from([3, 40, 60]), _MARKS, _MARKS) for id in RATED_BY})


def reported(figures: Figures) -> RestrictedMaterial:
    """Return the report of these indicators: each has so many of 100, the marks beside that, and those of the quarter before."""
    known = Background(
        {id: {Q1.previous: Point(value=Fraction(50), marks=tuple(marks))} for id, (_, _, marks) in figures.items()}
    )
    scores = [
        score_point(OURS, each, Q1, SentFigure(_sent(*figures.get(each.id, PLAIN))), known) for each in OURS.catalogue.indicators
    ]
    empty = Scorecard(council="milton", quarter=str(Q1), scores=(), actions=ACTIONS, findings=(), received=(), missing=())
    return material(council=OURS, card=replace(empty, scores=tuple(scores)), background=known)


def _sent(number: int, marks: Sequence[Mark], _: object) -> Point:
    return Point(value=Fraction(number), numerator=Fraction(number), denominator=Fraction(100), marks=tuple(marks))


def told_and_standing(document: object) -> tuple[set[str], set[str]]:
    """Return the symbols that a document explains, and those that stand in the rest of it; what is illustrative has a notice."""
    texts = list(texts_in(document))
    told = {each for text in texts for part in LEGEND.findall(text) for each in re.findall(r"\[[a-z]\]", part)}
    standing = {each for text in texts for each in re.findall(r"\[[a-z]\]", LEGEND.sub("", text))}
    return told - {"[i]"}, standing - {"[i]"}


@costly(4)
@given(_FIGURES)
def test_a_document_explains_the_symbols_that_stand_in_it_and_no_others(
    figures: Figures,
) -> None:
    ours = reported(figures)
    theirs = public(ours)
    documents: list[Report] = [built(ours), built(theirs), managers_digest(DIGEST, ours), members_summary(SUMMARY, theirs)]
    appendices = [appendix for document in documents for appendix in document["appendices"]]
    for each in (*documents, *appendices):
        told, standing = told_and_standing(each)
        assert told == standing


ALL_LARGE: Figures = dict.fromkeys(RATED_BY, PLAIN)
ONE_SMALL: Figures = {**ALL_LARGE, "101": (3, (Mark.PROVISIONAL,), ())}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (ALL_LARGE, set()),
        (ONE_SMALL, {"[c]"}),  # its mark is suppressed with it
        ({**ALL_LARGE, "101": (40, (Mark.PROVISIONAL, Mark.ESTIMATE), ())}, {"[p]", "[e]"}),
    ],
)
def test_the_last_sentences_of_the_first_page_say_what_symbols_mean(figures: Figures, expected: set[str]) -> None:
    *_, last = (block for block in built(public(reported(figures)))["glance"]["blocks"] if block["type"] == "paragraph")
    assert told_and_standing(last)[0] == expected


def test_what_c_means_is_told_to_the_public_alone() -> None:
    ours = reported(ONE_SMALL)
    told = [{text for text in texts_in(built(each)) if text.startswith("[c] stands")} for each in (ours, public(ours))]
    assert told == [set(), {"[c] stands where a figure is held back because it would tell of 1 to 5 children."}]
