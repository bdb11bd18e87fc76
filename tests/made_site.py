"""Councils with many published quarters, made for tests and benchmarks of the site: rows of open data, published as packs are."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from adapters.publication import NewVersion, PublicationFolder, publish
from adapters.render.tables import ratings_csv
from adapters.site import write_site
from adapters.store import Store
from quarterly.configuration.council import Council
from quarterly.publishing.open_data.figure_row import FigureRow, table_of
from quarterly.publishing.versions import PublicationIndex, ReleaseFile
from quarterly.vocabulary.quarter import Quarter
from tests.unit.made import TOWN as TOWN  # of here too, for the tests that publish it

PAGE = f"{TOWN.key}/indicators/1178.html"
NOW = datetime(2012, 8, 3, 12, tzinfo=UTC)
Q1 = Quarter(2012, 1)


def folder(store: Store, quarter: Quarter = Q1, council: Council = TOWN) -> PublicationFolder:
    """Return where a quarter of a council is published, the site with it."""
    site = lambda: write_site(store, council.key, lambda _: council)  # noqa: E731
    return PublicationFolder(store, council.key, quarter.key, lambda _: b"page", site)


def published(
    store: Store, *rows: FigureRow, quarter: Quarter = Q1, council: Council = TOWN, reason: str = "A figure was wrong."
) -> PublicationIndex:
    """Publish a version of a quarter with these rows, and draw the site."""
    header, cells = table_of([replace(row, quarter=str(quarter)) for row in rows])
    file = ReleaseFile("ratings.csv", "text/csv", "Ratings, CSV", ratings_csv(header, cells))
    now = NOW + timedelta(days=91 * ((quarter.year - Q1.year) * 4 + quarter.number - Q1.number))
    publish(folder(store, quarter, council), NewVersion(rendering="public", files=[file], reason=reason), now)
    return PublicationIndex.parse(store.read(f"{council.key}/{quarter.key}/index.json"))


def figure(indicator: str = "1178", value: str = "", **fields: object) -> FigureRow:
    """Return a row of an indicator of the town; without a value it is suppressed."""
    own = next(each for each in TOWN.catalogue.indicators if each.id == indicator)
    row = FigureRow(
        indicator=indicator,
        reference=own.ref,
        name=own.name,
        quarter=str(Q1),
        unit=own.unit.value,
        basis=own.basis.value,
        good_is=own.polarity.value,
        rated_basis=own.rated_basis.value,
        value=Decimal(value) if value else None,
        symbol="" if value else "[c]",
        target=Decimal("98.8"),
        target_in_words="98.8",
        rating_code="star" if value else "",
        rating="Exceeds target" if value else "",
        rating_symbol="" if value else "[c]",
        definition=own.definition,
        why_good=own.polarity_rationale,
        sent_by=TOWN.profile.services[own.service].name,
    )
    return replace(row, **fields)  # type: ignore[arg-type]


def page(store: Store, key: str = PAGE) -> str:
    """Return a page of the site as text."""
    return store.read(key).decode()


def cells(store: Store, column: str = "Value", key: str = PAGE) -> list[str]:
    """Return the cells of a column of an indicator's page, from top to bottom."""
    found = re.findall(rf'data-column="{column}">(.*?)</td>', page(store, key), re.DOTALL)
    return [re.sub(r"<[^>]+>", " ", each).strip() for each in found]


def pages(store: Store) -> dict[str, bytes]:
    """Return every page in the store."""
    return {each.key: store.read(each.key) for each in store.list("") if each.key.endswith(".html")}


def town_with(**profile: object) -> Council:
    """Return the town with another profile."""
    return TOWN.model_copy(update={"profile": TOWN.profile.model_copy(update=profile)})


def many_indicators(count: int) -> Council:
    """Return the town with this many indicators."""
    (first, *_) = TOWN.catalogue.indicators
    made = tuple(first.model_copy(update={"id": f"M{n}", "name": f"Measure number {n} of the town"}) for n in range(count))
    return TOWN.model_copy(update={"key": "many", "catalogue": TOWN.catalogue.model_copy(update={"indicators": made})})


def many_quarters(council: Council, count: int, first: Quarter = Q1) -> Iterator[tuple[Quarter, Sequence[FigureRow]]]:
    """Yield quarters with a figure of each indicator, drawn at random but the same each time."""
    drawn, quarter = random.Random(0), first
    levels: Mapping[str, float] = {each.id: drawn.uniform(20, 90) for each in council.catalogue.indicators}
    for _ in range(count):
        yield quarter, [_made(council, id, drawn.gauss(level, 4), drawn.randint(400, 4000)) for id, level in levels.items()]
        quarter = quarter.next


def _made(council: Council, id: str, value: float, out_of: int) -> FigureRow:
    own = next(each for each in council.catalogue.indicators if each.id == id)
    made = figure(value=f"{max(0.0, value):.1f}", denominator=Decimal(out_of), target=Decimal(60), target_in_words="60.0")
    return replace(made, indicator=id, reference=id, name=own.name)
