"""What the public rendering is built from is made by disclosure control alone."""

from dataclasses import replace
from typing import get_type_hints

import pytest

from adapters.screening import screening_for
from quarterly.disclosure.report_inputs import PublicInputs, RestrictedInputs, redact
from quarterly.reporting.build import build_public, build_restricted
from quarterly.reporting.parts import PublicMaterial, RestrictedMaterial
from quarterly.vocabulary.suppressed import SUPPRESSED
from tests.unit.made import Q1, TOWN, TOWN_ROWS, card

WHOLE = RestrictedInputs(
    council=TOWN,
    quarter=Q1,
    card=card(*TOWN_ROWS),
    awaited=frozenset({"1180", "1176"}),
    screening=screening_for(TOWN),
)


def test_nobody_else_makes_public_inputs() -> None:
    with pytest.raises(TypeError, match=r"made by quarterly\.disclosure alone"):
        PublicInputs(council=TOWN, quarter=Q1, card=WHOLE.card, seal=object())  # type: ignore[arg-type]


def test_nobody_puts_another_scorecard_into_them() -> None:
    with pytest.raises(ValueError, match="InitVar 'seal' must be specified"):
        replace(redact(WHOLE), card=WHOLE.card)  # type: ignore[call-arg]


def test_the_public_report_is_built_from_nothing_else() -> None:
    assert get_type_hints(build_public)["material"] == PublicMaterial
    assert get_type_hints(build_restricted)["material"] == RestrictedMaterial
    assert not issubclass(RestrictedInputs, PublicInputs)


def test_what_is_suppressed_is_known_by_its_id_and_nobody_is_asked_about_it() -> None:
    seen = redact(WHOLE)
    assert WHOLE.suppressed == tuple(each.indicator for each in seen.card.scores if each.value is SUPPRESSED) == ("1180",)
    assert seen.awaited == {"1176"}
