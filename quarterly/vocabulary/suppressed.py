"""What stands in a score for a figure that the public may not see."""

from enum import Enum
from typing import Final, Literal


class Suppressed(Enum):
    """The one value that takes the place of a suppressed figure: neither a number, nor missing, nor a text."""

    SUPPRESSED = "suppressed"


SUPPRESSION_MARK = "[c]"  # what is printed in its place, and in that of a sentence that would tell of it

SUPPRESSED: Final[Literal[Suppressed.SUPPRESSED]] = Suppressed.SUPPRESSED
