"""The two renderings of every report: the public one, and the restricted one that shows everything."""

from typing import Literal

Rendering = Literal["public", "restricted"]
RENDERINGS: tuple[Rendering, Rendering] = ("public", "restricted")
