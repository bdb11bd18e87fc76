"""Which indicators a sentence names, so that it is withheld for what it speaks of and not for what it quotes."""

import pytest

from quarterly.disclosure.naming import IndicatorNames
from tests.unit.made import indicator

WORK, HOMES = indicator("1180"), indicator("1178", name="Care leavers in suitable accommodation")
NAMES = IndicatorNames((WORK, HOMES, indicator("1176")))


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("PI 1180 rose.", {"1180"}),
        ("1180 rose.", {"1180"}),
        ("We saw 1,180 people, 1180% more, on 1180.5.", set()),
        ("Half of those in employment, education or training stayed.", {"1180"}),
        ("85% of care leavers are in suitable accommodation.", {"1178"}),
        ("85% of care leavers are content.", {"1180", "1178"}),
        ("Care leavers in employment and education need suitable accommodation.", {"1180", "1178"}),
        ("It was 50%.", set()),
    ],
)
def test_an_indicator_is_named_by_its_ref_or_by_what_sets_its_name_apart(sentence: str, named: set[str]) -> None:
    assert NAMES.named_in(sentence) == named
