"""What the site shows of each published quarter, with its rows drawn: kept until something in the quarter changes."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Self, TypedDict, cast

from adapters.fingerprint import fingerprint
from adapters.publication import read_versions
from adapters.published_quarters import file_key, has_file, published_file, published_quarter
from adapters.published_reports import REPORT
from adapters.render.site_pages import DrawnRows, correction_row, explanation_html, figure_row
from adapters.store import Store
from quarterly.configuration.scales import Scale
from quarterly.publishing.open_data.published import PublishedQuarter
from quarterly.publishing.site.quarters import QuarterFigures, SiteQuarter, site_quarter
from quarterly.reporting.model import Report
from quarterly.vocabulary.canonical import digest

# All that a kept quarter follows from, besides its published files and the council's scale.
_SHAPED_BY = (
    *("quarterly/publishing/open_data", "quarterly/publishing/site", "quarterly/vocabulary", "adapters/published_quarters.py"),
    *("adapters/published_reports.py", "adapters/site_quarters.py", "adapters/render/site_pages.py", "templates/site"),
    *("adapters/render/html.py", "quarterly/reporting/walk.py", "templates/report/words.html.j2"),
)
_LIBRARIES = ("jinja2", "markupsafe", "nh3")
_SEAL = b',"sha256":"%s"}\n'
_BEFORE_SEAL = -len(_SEAL % sha256().hexdigest().encode())


class ShownRows(TypedDict):
    """What a quarter adds to an indicator's page as HTML, and the digest of all that the page shows of the quarter."""

    drawn: DrawnRows
    digest: str


class DrawnQuarter(TypedDict):
    """A quarter as the site shows it, and what it adds to each indicator's page as HTML.

    `made_of` is the digest of what all of it follows from, "" where something of it is `damaged`: then it is not used again.
    """

    made_of: str
    damaged: list[str]
    quarter: QuarterFigures
    rows: dict[str, ShownRows]


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

    def drawn(self, quarter_key: str, listed: bytes, kept: bytes | None) -> tuple[DrawnQuarter, bytes]:
        """Return a quarter, and its bytes: as it was kept, unless its list of versions, the program or the scale is another.

        `listed` is its list of versions as it is stored; raise DamagedFiles if that cannot be read.
        """
        made_of = sha256(listed + self.shaped_by.encode()).hexdigest()
        found = _read(kept)
        if kept is not None and found is not None and found["made_of"] == made_of:
            return found, kept
        published = published_quarter(self.store, read_versions(listed, self.store, self.council, quarter_key))
        report, lost = self._report(published)
        damaged = [*published.damaged, *lost]
        drawn = _drawn(site_quarter(published, report, self.scale), "" if damaged else made_of, damaged)
        return drawn, _sealed(drawn)

    def _report(self, of: PublishedQuarter) -> tuple[Report | None, list[str]]:
        """Return the report of the version in force, None where there is none as JSON, and its key if it is damaged."""
        current = of.index.current
        if of.in_force is None or not has_file(current, REPORT):
            return None, []
        found = published_file(self.store, of.index, current, REPORT)
        return (None, [file_key(of.index, current, REPORT)]) if found is None else (cast(Report, json.loads(found)), [])


def _sealed(drawn: DrawnQuarter) -> bytes:
    """Return a quarter as it is kept: with a digest of itself, so that a damaged one is drawn again and never shown."""
    body = json.dumps({"drawn": drawn}, ensure_ascii=False, separators=(",", ":"))[:-1].encode()
    return body + _SEAL % sha256(body).hexdigest().encode()


def _read(kept: bytes | None) -> DrawnQuarter | None:
    """Return what was kept; None where there is nothing, or not what was kept: then it is drawn anew."""
    body = (kept or b"")[:_BEFORE_SEAL]
    if not kept or kept != body + _SEAL % sha256(body).hexdigest().encode():
        return None
    return cast(DrawnQuarter, json.loads(kept)["drawn"])


def _drawn(quarter: SiteQuarter, made_of: str, damaged: list[str]) -> DrawnQuarter:
    rows = {each: _rows(quarter, each) for each in quarter.figures["figures"]}
    return {"made_of": made_of, "damaged": damaged, "quarter": quarter.figures, "rows": rows}


def _rows(quarter: SiteQuarter, indicator: str) -> ShownRows:
    figure = quarter.figures["figures"][indicator]
    drawn: DrawnRows = {
        "figures": figure_row(figure),
        "explanations": "".join(map(explanation_html, quarter.explanations.get(indicator, ()))),
        "corrections": "".join(map(correction_row, reversed(quarter.corrections.get(indicator, ())))),
    }
    return {"drawn": drawn, "digest": digest(indicator, figure, quarter.figures["symbols"][indicator], drawn)}
