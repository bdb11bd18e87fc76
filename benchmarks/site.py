"""Measure what a new quarter costs the site beside a whole build of it: python -m benchmarks.site.

An invented council of 40 indicators has published 20 quarters, each as a pack is: its public report, its table of ratings, drawn
from the same inputs. Measured are processor seconds of drawing and writing the site in a folder: when the twentieth quarter is
published, when nothing has changed, and when there is nothing yet but the publications.
"""

import gc
import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from adapters.publication import NewVersion, PublicationFolder, publish
from adapters.render import charts
from adapters.render.tables import ratings_csv
from adapters.site import write_site
from adapters.store import Store, open_store
from benchmarks.meter import processor
from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.council import Council
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.publishing.versions import ReleaseFile
from quarterly.scoring.background import Background
from quarterly.scoring.score_quarter import SentFigure, score_point
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.canonical import to_bytes
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import built, public, scorecard
from tests.unit.publishing.made_audit import of, share
from tests.unit.reporting.reports import material, with_sections

INDICATORS, QUARTERS, RUNS = 40, 20, 5
CONTENTS = ("glance", "off-target", "priority-ratings", "exceptions", "trends", "scorecard", "legend", "quality", "method")
_COMMENT = (
    "Two teams were short of staff from the first week. Visits that were missed have been made since, and a rota is agreed."
)


def main() -> None:
    """Print the seconds of each build and its ratio to the whole one."""
    made = Catalogue(indicators=tuple(share(f"m{n}", targets={"2012-13": 60}) for n in range(INDICATORS)))
    council = with_sections(*({"content": each} for each in CONTENTS)).model_copy(update={"catalogue": made})
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(folder)
        *before, newest = _packs(council)
        for quarter, files in before:
            _publish(store, council, quarter, files)
        kept = {each.key: store.read(each.key) for each in store.list("")}
        _seconds(store, council)  # the first in a process compiles its templates
        drawn = {each.key: store.read(each.key) for each in store.list("")}
        _publish(store, council, *newest)
        found = dict[str, list[float]]()
        for _ in range(RUNS):
            found.setdefault("one new quarter", []).append(_seconds(store, council))
            found.setdefault("nothing changed", []).append(_seconds(store, council))
            _leave(Path(folder), kept, newest[0], council)
            found.setdefault("the whole site", []).append(_seconds(store, council))
            _leave(Path(folder), drawn, newest[0], council)
    whole = median(found["the whole site"])
    print(f"{QUARTERS} quarters, {INDICATORS} indicators; processor seconds, median of {RUNS}, ratio to the whole site")
    for name, seconds in found.items():
        print(f"  {name:<16} {median(seconds):.3f} {median(seconds) / whole:5.2f}")


def _packs(council: Council) -> Iterator[tuple[Quarter, list[ReleaseFile]]]:
    drawn, quarter = random.Random(0), Quarter(2012, 1)
    known = {each.id: dict[Quarter, Point]() for each in council.catalogue.indicators}
    for _ in range(QUARTERS):
        background = Background({id: dict(points) for id, points in known.items()})
        for points in known.values():
            points[quarter] = of(drawn.randint(150, 250), 400)
        scores = [
            replace(score_point(council, each, quarter, SentFigure(known[each.id][quarter]), background), comment=_COMMENT)
            for each in council.catalogue.indicators
        ]
        card = scorecard(*scores, quarter=quarter)
        seen = public(material(council=council, card=card, background=background, quarter=quarter))
        yield (
            quarter,
            [
                ReleaseFile("report.json", "application/json", "Report, JSON", to_bytes(dict(built(seen)))),
                ReleaseFile("ratings.csv", "text/csv", "Ratings, CSV", ratings_csv(*open_data(seen))),
            ],
        )
        quarter = quarter.next


def _publish(store: Store, council: Council, quarter: Quarter, files: list[ReleaseFile]) -> None:
    now = datetime(2012, 8, 3, 12, tzinfo=UTC) + timedelta(days=91 * (4 * quarter.year + quarter.number))
    publish(
        PublicationFolder(store, council.key, quarter.key, lambda _: b"page"),
        NewVersion(rendering="public", files=files, reason=""),
        now,
    )


def _seconds(store: Store, council: Council) -> float:
    charts._drawn.cache_clear()  # every quarter is published by a process of its own
    gc.collect()
    gc.freeze()  # such a process has nothing of the quarters that were made here, through which the collector would walk
    begun = processor()
    write_site(store, council.key, lambda _: council)
    return processor() - begun


def _leave(folder: Path, wanted: dict[str, bytes], besides: Quarter, council: Council) -> None:
    """Bring the store back to these files and the publication of the newest quarter."""
    for path in folder.rglob("*"):
        key = path.relative_to(folder).as_posix()
        is_published = key.startswith(f"{council.key}/{besides.key}/") and not key.endswith("/site.json")
        if path.is_file() and key not in wanted and not is_published and not path.name.startswith("."):
            path.unlink()
    for key, body in wanted.items():
        if (folder / key).read_bytes() != body if (folder / key).is_file() else True:
            (folder / key).write_bytes(body)


if __name__ == "__main__":
    main()
