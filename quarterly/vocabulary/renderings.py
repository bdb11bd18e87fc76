"""The renderings of a report: the public one, the restricted one, in which nothing is suppressed, and that of exempt matter."""

from typing import Literal

Rendering = Literal["public", "restricted", "exempt"]
# Those of every report; there is the third where anything is exempt.
RENDERINGS: tuple[Literal["public"], Literal["restricted"]] = ("public", "restricted")
