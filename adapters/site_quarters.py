"""What the site shows of each published quarter, with its rows drawn: kept until something in the quarter changes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self, TypedDict, cast

from adapters.fingerprint import fingerprint
from adapters.publication import read_versions, versions_key
from adapters.published_quarters import published_quarter
from adapters.render.site_pages import correction_row, figure_row
from adapters.store import Store
from quarterly.configuration.scales import Scale
from quarterly.publishing.site.quarters import SiteQuarter, site_quarter
from quarterly.vocabulary.canonical import digest

# All that a kept quarter follows from, besides its published files and the council's scale.
_SHAPED_BY = (
    *("quarterly/publishing/open_data", "quarterly/publishing/site", "quarterly/vocabulary", "adapters/published_quarters.py"),
    *("adapters/published_reports.py", "adapters/site_quarters.py", "adapters/render/site_pages.py", "templates/site"),
    "templates/report/words.html.j2",
)
_LIBRARIES = ("jinja2", "markupsafe")


class DrawnQuarter(TypedDict):
    """A quarter as the site shows it, and the rows of each indicator's tables as HTML.

    `made_of` is the digest of what all of it follows from.
    """

    made_of: str
    quarter: SiteQuarter
    figure_rows: dict[str, str]
    correction_rows: dict[str, str]


def kept_key(council: str, quarter_key: str) -> str:
    """Return the key under which a quarter is kept, drawn, in the public store."""
    return f"{council}/{quarter_key}/site.json"


@dataclass(frozen=True, slots=True)
class DrawnQuarters:
    """Draws a council's quarters, those alone of which something has changed."""

    store: Store
    council: str
    scale: Scale
    shaped_by: str

    @classmethod
    def of(cls, store: Store, council: str, scale: Scale) -> Self:
        """Return what draws them with today's program and this scale."""
        return cls(store, council, scale, digest(fingerprint(_SHAPED_BY, _LIBRARIES), scale))

    def drawn(self, quarter_key: str, kept: bytes | None) -> DrawnQuarter:
        """Return a quarter: as it was kept, unless its list of versions, the program or the scale is another now."""
        key = versions_key(self.council, quarter_key)
        listed = self.store.read(key)
        made_of = sha256(listed + self.shaped_by.encode()).hexdigest()
        found = _read(kept)
        if found is not None and found["made_of"] == made_of:
            return found
        index = read_versions(listed, f"{key} in {self.store.address}")
        return _drawn(site_quarter(published_quarter(self.store, index), self.scale), made_of)


def to_bytes(quarter: DrawnQuarter) -> bytes:
    """Return a drawn quarter as it is kept."""
    return (json.dumps(quarter, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _read(kept: bytes | None) -> DrawnQuarter | None:
    """Return what was kept; None where there is nothing, or nothing that can be read: then it is drawn anew."""
    try:
        found: Any = json.loads(kept or b"null")
    except ValueError:
        return None
    return cast(DrawnQuarter, found) if isinstance(found, dict) and "made_of" in found else None


def _drawn(quarter: SiteQuarter, made_of: str) -> DrawnQuarter:
    return {
        "made_of": made_of,
        "quarter": quarter,
        "figure_rows": {indicator: figure_row(figure) for indicator, figure in quarter["figures"].items()},
        "correction_rows": dict(_corrections(quarter)),
    }


def _corrections(quarter: SiteQuarter) -> Iterator[tuple[str, str]]:
    for indicator, found in quarter["corrections"].items():
        yield indicator, "".join(correction_row(each) for each in reversed(found))
