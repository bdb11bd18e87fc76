"""Does one restricted address have every figure that counts, in one form, and no other?"""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.all_figures import all_figures_key, write_all_figures
from adapters.cycle_context import CycleContext
from adapters.publication import NewVersion, PublicationFolder, publish
from adapters.render.tables import ratings_csv
from adapters.store import Store, open_store
from adapters.withdrawal import take_down, withdraw
from quarterly.publishing.open_data.figure_row import FigureRow, table_of
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.publishing.versions import ReleaseFile
from quarterly.vocabulary.quarter import Quarter
from tests.golden.older_store import COUNCIL, QUARTER, older_store
from tests.unit.made import TOWN, card, restricted, row

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path))


def folder(store: Store, quarter: Quarter) -> PublicationFolder:
    return PublicationFolder(store, TOWN.key, quarter.key, lambda _: b"page", lambda: write_all_figures(store, TOWN))


def published(store: Store, quarter: Quarter, **values: str) -> str:
    """Publish a table with a row for each indicator, `i1180="50"`, and return its release."""
    figures = [
        FigureRow(
            indicator=name[1:], reference=name[1:], name="=1+1", quarter=str(quarter), unit="percent", basis="in-quarter",
            good_is="high", rated_basis="in-quarter", value=Decimal(value),
        )
        for name, value in values.items()
    ]  # fmt: skip
    file = ReleaseFile("ratings.csv", "text/csv", "Ratings, CSV", ratings_csv(*table_of(figures)))
    return publish(folder(store, quarter), NewVersion(rendering="restricted", files=[file], reason="Corrected."), NOW).release


def rows(store: Store, council: str = TOWN.key) -> list[dict[str, str]]:
    text = store.read(all_figures_key(council)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_it_has_a_row_for_every_indicator_and_quarter_oldest_first(store: Store) -> None:
    published(store, Q2, i1180="33")
    published(store, Q1, i1180="50", i1176="70")
    assert [(row["period_start"], row["indicator"], row["value"]) for row in rows(store)] == [
        ("2026-04-01", "1180", "50"),
        ("2026-04-01", "1176", "70"),
        ("2026-07-01", "1180", "33"),
    ]


def test_a_small_number_is_in_it(store: Store) -> None:
    cells = open_data(restricted(card(row("1180", "50", 3, 6))))
    file = ReleaseFile("ratings.csv", "text/csv", "Ratings, CSV", ratings_csv(*cells))
    publish(folder(store, Quarter(2012, 1)), NewVersion(rendering="restricted", files=[file], reason=""), NOW)
    (leavers,) = (each for each in rows(store) if each["indicator"] == "1180")
    assert [leavers[column] for column in ("value", "numerator", "denominator")] == ["50", "3", "6"]


def test_a_correction_replaces_the_rows_of_its_quarter(store: Store) -> None:
    published(store, Q1, i1180="50")
    published(store, Q1, i1180="33")
    assert [(row["version"], row["version_status"], row["value"]) for row in rows(store)] == [("2", "in force", "33")]


def test_a_quarter_of_an_earlier_form_has_todays_columns_and_numbers() -> None:
    with older_store():
        cycle = CycleContext.of(COUNCIL, QUARTER)
        write_all_figures(cycle.restricted, cycle.council)
        (rate,) = (each for each in rows(cycle.restricted, COUNCIL) if each["indicator"] == "1178")
    wanted = ("quarter", "version", "value", "target", "distance", "distance_unit", "rating_code")
    assert [rate[column] for column in wanted] == ["2012-13 Q1", "1", "104.9", "98.8", "-6.2", "% of target", "lower"]


def test_a_text_that_a_spreadsheet_would_calculate_stays_one(store: Store) -> None:
    published(store, Q1, i1180="50")
    assert [row["name"] for row in rows(store)] == ["'=1+1"]


def test_a_quarter_that_is_withdrawn_has_no_rows(store: Store) -> None:
    published(store, Q1, i1180="50")
    withdraw(folder(store, Q1), "Wrong.", NOW)
    assert rows(store) == []


def test_a_version_that_is_taken_down_has_no_rows(store: Store) -> None:
    release = published(store, Q1, i1180="50")
    take_down(folder(store, Q1), release, NOW)
    assert rows(store) == []


def test_a_council_that_no_longer_wants_it_has_it_no_longer(store: Store) -> None:
    published(store, Q1, i1180="50")
    write_all_figures(store, TOWN, wanted=False)
    assert not store.exists(all_figures_key(TOWN.key))
