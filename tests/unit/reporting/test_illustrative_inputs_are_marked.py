"""Two councils that differ in illustrative inputs alone: whatever differs in what they print carries the sign.

With it no mark can be forgotten: a new text, cell, chart or column that follows from a figure made up for a sample, and does not
say so, is another in the two reports and fails here.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.reporting.model import Report
from quarterly.reporting.parts import PublicMaterial, RestrictedMaterial
from quarterly.reporting.transcript import transcribe
from quarterly.reporting.wording.score_records import record
from quarterly.vocabulary.illustrative import ILLUSTRATIVE
from tests.properties import costly
from tests.unit.made import built, public
from tests.unit.made_illustrative import (
    DRAWN,
    EARLIER,
    INPUTS,
    RATED_BY,
    TARGET,
    VALUE,
    Sample,
    council_of,
    scored,
    unnamed,
    without_sign,
)
from tests.unit.reporting.reports import claim, material

_NUMBERS = st.fixed_dictionaries({id: st.lists(st.integers(1, 99), min_size=DRAWN, max_size=DRAWN) for id in RATED_BY})
_PAIRS = given(
    st.sets(st.sampled_from(INPUTS), min_size=1),
    st.sets(st.sampled_from(sorted(RATED_BY)), min_size=1),
    _NUMBERS,
    _NUMBERS,
)


def reported(sample: Sample) -> RestrictedMaterial:
    council = council_of(sample)
    card, known = scored(sample, council)
    claimed = claim("All is on target.", "on target", *RATED_BY)
    awaited = frozenset(score.indicator for score in card.scores if score.final in ("lower", "triangle"))
    return material(claimed, council=council, card=card, background=known, awaited=awaited)


def renderings(sample: Sample) -> list[PublicMaterial | RestrictedMaterial]:
    whole = reported(sample)
    return [public(whole), whole]


_ONES = {id: [1] * DRAWN for id in RATED_BY}
_ONE_EARLIER_FIGURE_PRINTED = {**_ONES, "104": [6 if place == 9 else 1 for place in range(DRAWN)]}
_TWO_EARLIER_FIGURES_UNUSUAL = {**_ONES, "101": [{7: 2, 8: 3}.get(place, 1) for place in range(DRAWN)]}
_ALL_LARGE = {id: [50] * DRAWN for id in RATED_BY}  # beside ones, of which the first figure is suppressed
_EARLIER_ONES_LARGE = {**_ONES, "104": [50 if 2 <= place < 10 else 1 for place in range(DRAWN)]}  # beside ones, all suppressed
_ONE_TARGET_HIGHER = {**_ONES, "101": [62 if place == 1 else 1 for place in range(DRAWN)]}


@_PAIRS
@example({EARLIER, VALUE, TARGET}, {"101", "102", "103", "104"}, _ONES, _ONE_EARLIER_FIGURE_PRINTED)
@example({TARGET}, {"101"}, _ONES, _ONE_TARGET_HIGHER)
@example({EARLIER}, {"101"}, _ONES, _TWO_EARLIER_FIGURES_UNUSUAL)
@example({EARLIER, VALUE, TARGET}, {"101"}, {**_ALL_LARGE, "101": [1] * DRAWN}, _ALL_LARGE)
@example({EARLIER, VALUE}, {"104"}, _ONES, _EARLIER_ONES_LARGE)
@costly(4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_differs_carries_the_sign(inputs: set[str], of: set[str], one: Any, other: Any) -> None:
    for first, second in zip(*(renderings(Sample(inputs, of, numbers)) for numbers in (one, other)), strict=True):
        assert list(without_sign(built(first))) == list(without_sign(built(second)))
        assert unnamed(open_rows(first), open_rows(second)) == []
        assert unnamed(records(first), records(second)) == []


def open_rows(of: PublicMaterial | RestrictedMaterial) -> list[dict[str, Any]]:
    header, found = open_data(of)
    cells = [dict(zip(header, row, strict=True)) for row in found]
    return [{**row, "illustrative": row.get("illustrative", "").split("; ")} for row in cells]


def records(of: PublicMaterial | RestrictedMaterial) -> list[dict[str, Any]]:
    return [record(of.words(indicator, score)) for indicator, score in of.scored()]


@pytest.mark.parametrize("name", INPUTS)
def test_each_input_marks_something(name: str) -> None:
    for each in renderings(Sample([name], RATED_BY, {id: [50] * DRAWN for id in RATED_BY})):
        assert signs(built(each)) > 0


def test_a_council_without_illustrative_inputs_has_no_sign() -> None:
    for each in renderings(Sample([], RATED_BY, {})):
        assert signs(built(each)) == 0


def test_an_appendix_says_what_the_sign_means() -> None:
    (appendix,) = built(reported(Sample(INPUTS, RATED_BY, {id: [50] * DRAWN for id in RATED_BY})))["appendices"]
    assert [ILLUSTRATIVE in note["text"] for note in appendix["notices"]] == [True]


def test_an_appendix_without_the_sign_has_no_legend() -> None:
    (appendix,) = built(reported(Sample([], RATED_BY, {})))["appendices"]
    assert "notices" not in appendix


@_PAIRS
@costly(4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_correction_of_an_illustrative_figure_is_marked(inputs: set[str], of: set[str], one: Any, other: Any) -> None:
    first, second = (transcribe(public(reported(Sample(inputs, of, numbers)))) for numbers in (one, other))
    changes = [(was.text, now.text) for was, now in zip(first.cells, second.cells, strict=True) if was.text != now.text]
    assert [change for change in changes if ILLUSTRATIVE not in " ".join(change)] == []


def signs(report: Report | Sequence[object]) -> int:
    return str(report).count(ILLUSTRATIVE)
