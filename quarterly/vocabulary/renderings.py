"""The two renderings of every report: the public one, and the restricted one, in which nothing is suppressed."""

from typing import Literal

Rendering = Literal["public", "restricted"]
RENDERINGS: tuple[Rendering, Rendering] = ("public", "restricted")
