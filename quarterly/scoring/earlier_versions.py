"""What earlier published versions of the same quarter gave, where a figure or a rating has been corrected since."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from quarterly.scoring.score import Scorecard


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """The scorecard of a published version, by the version's number."""

    version: int
    card: Scorecard


def corrected_since(published: Iterable[EarlierVersion], now: Scorecard) -> tuple[EarlierVersion, ...]:
    """Return the versions of which a figure or a rating is another today, the newest first.

    One that gives what is given today is none: once a correction is published, it is compared with the versions before it still.
    """
    found = [each for each in published if _figures(each.card) != _figures(now)]
    return tuple(sorted(found, key=lambda each: -each.version))


def figure_in(version: EarlierVersion, indicator: str) -> Fraction | None:
    """Return the figure that a version gave of an indicator."""
    return next((score.figure for score in version.card.scores if score.indicator == indicator), None)


def _figures(card: Scorecard) -> dict[str, tuple[Fraction | None, str]]:
    return {score.indicator: (score.figure, score.final) for score in card.scores}
