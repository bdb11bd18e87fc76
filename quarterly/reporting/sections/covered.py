"""What the figures of a table cover, said once: what most of them cover in its caption, anything else in the row concerned."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quarterly.configuration.catalogue import Indicator
from quarterly.reporting.wording.stretches import stretch, stretch_in_short
from quarterly.scoring.score import Score
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True)
class Covered:
    """What the figures of a table cover: `usual` is what most of them do, None where the table has no figure."""

    quarter: Quarter
    usual: Basis | None
    is_of_all: bool

    @classmethod
    def by(cls, pairs: Iterable[tuple[Indicator, Score]], quarter: Quarter) -> "Covered":
        """Return what the figures of these indicators cover."""
        counts = Counter(indicator.basis for indicator, score in pairs if score.value is not None)
        usual = counts.most_common(1)
        return cls(quarter, usual[0][0] if usual else None, len(counts) == 1)

    def in_caption(self, caption: str) -> str:
        """Return a caption with what the figures cover."""
        if self.usual is None:
            return caption
        otherwise = "" if self.is_of_all else ", unless the row says otherwise"
        return f"{caption}; figures of {stretch(self.usual, self.quarter)}{otherwise}"

    def name(self, indicator: Indicator, score: Score) -> str:
        """Return the name of an indicator for a row, with what its figure covers where that is something else."""
        if self.usual in (None, indicator.basis) or score.value is None:
            return indicator.titled
        return f"{indicator.titled} ({stretch_in_short(indicator.basis, self.quarter)})"
