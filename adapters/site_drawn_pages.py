"""The pages of a council's site with digests of all that they show: only one that shows something else is drawn again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from adapters.fingerprint import fingerprint
from quarterly.vocabulary.canonical import digest, from_bytes, to_bytes

# All that draws pages; what was drawn of a quarter has its own (adapters/site_quarters.py).
SHAPED_BY = (
    *("quarterly/configuration/targets", "quarterly/publishing/open_data", "quarterly/publishing/site", "quarterly/vocabulary"),
    *("quarterly/reporting/charts/history.py", "quarterly/reporting/wording/explanation.py"),
    *("quarterly/reporting/wording/stretches.py", "adapters/site.py", "adapters/site_drawn_pages.py", "adapters/render/charts"),
    *("adapters/render/shapes.py", "adapters/render/site_pages.py", "adapters/render/templates.py", "templates/site"),
    *("templates/report/blocks.html.j2", "templates/report/words.html.j2", "templates/report/charts"),
    *("templates/report/report.css", "templates/report/blocks.css", "templates/report/sheets.css"),
)
_LIBRARIES = ("jinja2", "markupsafe")


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """The digest of what a page shows, and that of the page itself: one that somebody has altered is drawn again."""

    shows: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DrawnPages:
    """Draws pages, or takes those that are `stored`: `before` says how these were drawn, `pages` has all that are wanted."""

    stored: Mapping[str, tuple[bytes, str]]
    before: Mapping[str, DrawnPage]
    now: dict[str, DrawnPage] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, stored: Mapping[str, tuple[bytes, str]], listed: str) -> Self:
        """Return what draws pages; how they were drawn is stored under `listed`, if anywhere."""
        return cls(stored, _read(stored[listed][0]) if listed in stored else {})

    def page(self, key: str, shows: tuple[object, ...], draw: Callable[[], bytes]) -> None:
        """Add a page; `shows` is everything that it is drawn from, or digests of that."""
        made_of = digest(fingerprint(SHAPED_BY, _LIBRARIES), *shows)
        before, found = self.before.get(key), self.stored.get(key)
        if before and found and before == DrawnPage(made_of, sha256(found[0]).hexdigest()):
            self.pages[key], self.now[key] = found[0], before
        else:
            self.pages[key] = draw()
            self.now[key] = DrawnPage(made_of, sha256(self.pages[key]).hexdigest())

    def listed(self) -> bytes:
        """Return how every page was drawn, for the next time."""
        return to_bytes(self.now)


def _read(listed: bytes) -> dict[str, DrawnPage]:
    try:
        return from_bytes(dict[str, DrawnPage], listed)
    except ValueError:  # it follows from what is published: every page is drawn again
        return {}
