"""Of a mail about several indicators, is it known which words are about which?"""

import pytest

from quarterly.configuration.catalogue import Indicator
from quarterly.correspondence.answers_in_text import answers_in_text
from tests.unit.town import TOWN

ABOUT = tuple(each for each in TOWN.catalogue.indicators if each.id in ("1178", "1180"))
MORE, MOVED = "More came into care.", "Three moved away."


@pytest.mark.parametrize(
    "text",
    [
        f"PI 1178: {MORE}\nPI 1180: {MOVED}",
        f"PI1178: {MORE}\nPI-1180: {MOVED}",
        f"1. PI 1178 – {MORE}\n2. PI 1180 – {MOVED}",
        f"• PI 1178 {MORE}\n• PI 1180 {MOVED}",
        f"Re PI 1178: {MORE}\nFor PI 1180, {MOVED}",
        f"PI 1178\t{MORE}\nPI 1180\t{MOVED}",
        f"| PI 1178 | {MORE} |\n| PI 1180 | {MOVED} |",
        f"*PI 1178*\n{MORE}\n\n*PI 1180*\n{MOVED}",
        f"Hi Sam\n\nPI 1178: {MORE}\n\nPI 1180: {MOVED}\n\nThanks\nJo",
    ],
)
def test_each_answer_follows_its_reference_however_that_is_typed(text: str) -> None:
    assert answers_in_text(text, ABOUT) == {"1178": MORE, "1180": MOVED}


@pytest.mark.parametrize(
    "text",
    [
        "pi 1178 more came into care pi 1180 three moved away",  # dictated, without a stop
        f"{MORE} {MOVED}",
        f"{MORE}\nPI 1180: {MOVED}",
        "PI 1178: as for PI 1180, children moved away.",
    ],
)
def test_where_it_is_not_known_which_is_meant_a_person_reads_it(text: str) -> None:
    assert answers_in_text(text, ABOUT) is None


def test_in_a_mail_about_one_indicator_another_may_be_spoken_of() -> None:
    (one, _) = ABOUT
    assert isinstance(one, Indicator)
    assert answers_in_text("It moved with PI 1180, as more children came.", [one]) == {
        one.id: "It moved with PI 1180, as more children came."
    }
