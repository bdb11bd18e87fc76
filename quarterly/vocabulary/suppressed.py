"""The value that takes the place of a figure the public may not see."""

from enum import Enum
from typing import Final, Literal


class Suppressed(Enum):
    """The one value for every suppressed figure: no number, not None and no text, so that no code takes it for one of them."""

    SUPPRESSED = "suppressed"


SUPPRESSION_MARK = "[c]"  # printed for a suppressed figure, and for a whole sentence that would be disclosive

SUPPRESSED: Final[Literal[Suppressed.SUPPRESSED]] = Suppressed.SUPPRESSED
