"""Does the legend explain every mark that readers see?"""

from quarterly.reporting.sections.method import legend
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.marks import Mark
from tests.unit.made import TOWN, restricted
from tests.unit.reporting.reports import words
from tests.unit.reporting.test_trend_figure import LEAVERS, NOW, card, share

OF_LEAVERS = TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": (LEAVERS,)})})


def marks(*points: Point) -> str:
    """Return what the legend says of marks where the town reports this indicator alone."""
    return words(legend(restricted(card(LEAVERS, *points), OF_LEAVERS, NOW), "s1")[-1])


def test_a_mark_beside_an_earlier_quarter_of_a_card_is_explained() -> None:
    told = marks(share(52, 100, Mark.REVISED), share(50, 100, Mark.PROVISIONAL))
    assert told == "Marks beside figures: [p] provisional; [r] revised."


def test_a_mark_of_an_earlier_quarter_without_a_card_is_not_explained() -> None:
    told = marks(share(80, 100, Mark.REVISED), share(80, 100, Mark.PROVISIONAL))
    assert told == "Marks beside figures: [p] provisional."
